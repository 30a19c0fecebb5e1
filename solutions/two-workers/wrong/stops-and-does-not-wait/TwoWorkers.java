// feedback: shutdownNow() interrupts the calls that are running, and returns before they have ended: who needs their end has to wait for it.
// fails: when sum() throws, no call is running any more
// when: calls shutdownNow
// when: says "calls that were running when sum() had thrown"
import java.util.*;
import java.util.concurrent.*;
import java.util.function.ToLongFunction;

public class TwoWorkers {
    private TwoWorkers() {}
    private static <T> List<Future<T>> submit(ExecutorService pool, List<Callable<T>> tasks) { List<Future<T>> l = new ArrayList<>(); for (Callable<T> c : tasks) l.add(pool.submit(c)); return l; }

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (P part : parts) {
                tasks.add(() -> function.applyAsLong(part));
            }
            long sum = 0;
            for (Future<Long> f : submit(pool, tasks)) {
                sum += f.get();
            }
            return sum;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error) {
                throw (Error) e.getCause();
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            throw new CancellationException();
        } finally {
            pool.shutdownNow();
        }
    }
}
