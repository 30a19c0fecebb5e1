import java.util.*;
import java.util.concurrent.*;
import java.util.function.ToLongFunction;

public class TwoWorkers {
    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (P part : parts) {
                tasks.add(() -> function.applyAsLong(part));
            }
            long sum = 0;
            for (int i = 0; i < tasks.size(); i += 2) {
                for (Future<Long> f : pool.invokeAll(tasks.subList(i, Math.min(i + 2, tasks.size())))) {
                    sum += f.get();
                }
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
