import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

/** Sums up what a function returns for each part of some work, two at a time. */
public class TwoWorkers {

    private TwoWorkers() {}

    /** Returns the sum of what the function returns for the parts. */
    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long[] sums = new long[2];
        Thread second = new Thread(() -> sums[1] = work(parts, function, next, failure));
        second.start();
        sums[0] = work(parts, function, next, failure);
        join(second);
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() instanceof RuntimeException exception) {
            throw exception;
        }
        return sums[0] + sums[1];
    }

    private static <P> long work(
            List<P> parts, ToLongFunction<? super P> function, AtomicInteger next, AtomicReference<Throwable> failure) {
        long sum = 0;
        try {
            for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
                sum += function.applyAsLong(parts.get(i));
            }
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
            next.set(parts.size());
        }
        return sum;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
