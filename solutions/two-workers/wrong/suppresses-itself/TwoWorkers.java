// feedback: A second failure is added to the first by addSuppressed. When both are the same object it refuses that, and its IllegalArgumentException is what the caller gets.
// fails: what the function throws reaches the caller as it is
// when: calls addSuppressed
// when: says "each call threw the same"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.ToLongFunction;

public class TwoWorkers {
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
                    if (thrown == null) thrown = e.getCause();
                    else thrown.addSuppressed(e.getCause());
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
