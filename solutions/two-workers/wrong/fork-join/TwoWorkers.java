// feedback: When one of its threads waits for a future, a lock or a latch, a fork-join pool may start another in its place, for whatever is left to do: its two are no upper bound.
// fails: there are never more than two calls at the same time
// when: uses ForkJoinPool
// when: says "of 12 parts, of which two wait"
// when: passes "two calls run at the same time"
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

/** Sums up what a function returns for each part of some work, by a stream in a pool of two. */
public class TwoWorkers {

    private TwoWorkers() {}

    /** Returns the sum of what the function returns for the parts. */
    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        // A fork-join task would copy what is thrown, so it is kept here.
        ToLongFunction<P> guarded =
                part -> {
                    if (thrown.get() != null) {
                        return 0;
                    }
                    try {
                        return function.applyAsLong(part);
                    } catch (RuntimeException | Error e) {
                        thrown.compareAndSet(null, e);
                        return 0;
                    }
                };
        Callable<Long> work = () -> parts.parallelStream().mapToLong(guarded).sum();
        ForkJoinPool pool = new ForkJoinPool(2);
        long sum;
        try {
            sum = pool.submit(work).join();
        } finally {
            end(pool);
        }
        if (thrown.get() instanceof RuntimeException e) {
            throw e;
        }
        if (thrown.get() instanceof Error e) {
            throw e;
        }
        return sum;
    }

    private static void end(ForkJoinPool pool) {
        pool.shutdown();
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
