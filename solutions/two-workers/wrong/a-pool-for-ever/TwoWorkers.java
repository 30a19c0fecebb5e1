// feedback: The pool is in a static field, and its threads wait there for the next call of sum(): daemon threads do not keep the program from ending, and are there until it does.
// fails: the threads that sum() has started end with it
// when: static ExecutorService or static ThreadPoolExecutor or static ForkJoinPool or static Executor
// when: passes "two calls run at the same time"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.ToLongFunction;

public class TwoWorkers {
    private static final ExecutorService pool = Executors.newFixedThreadPool(2, r -> { Thread t = new Thread(r); t.setDaemon(true); return t; });
    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        AtomicInteger next = new AtomicInteger();
        Callable<Long> work = () -> {
            long sum = 0;
            for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
                sum += function.applyAsLong(parts.get(i));
            }
            return sum;
        };
        try {
            Future<Long> a = pool.submit(work);
            Future<Long> b = pool.submit(work);
            Throwable thrown = null;
            long total = 0;
            for (Future<Long> f : List.of(a, b)) {
                try {
                    total += f.get();
                } catch (ExecutionException e) {
                    thrown = e.getCause();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (thrown != null) {
                TwoWorkers.<RuntimeException>sneak(thrown);
            }
            return total;
        } finally {

        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }
}
