// feedback: What the threads share is in a static field, so two calls of sum() share it, too.
// fails: two threads may call it at the same time
// when: static *
// when: passes "two calls run at the same time"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.ToLongFunction;

public class TwoWorkers {
    private static final AtomicInteger next = new AtomicInteger();
    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        next.set(0);
        Callable<Long> work = () -> {
            long sum = 0;
            for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
                sum += function.applyAsLong(parts.get(i));
            }
            return sum;
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
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
            pool.shutdown();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }
}
