// feedback: The queue of the pool has an end, and when it is full the calling thread runs a task itself: a third one beside the two of the pool.
// fails: there are never more than two calls at the same time
// when: uses CallerRunsPolicy
// when: says /of [\d,]+ parts/
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

/** Sums up what a function returns for each part of some work, two calls at a time. */
public class TwoWorkers {

    private TwoWorkers() {}

    /** Returns the sum of what the function returns for the parts. */
    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        if (parts.isEmpty()) {
            return 0;
        }
        List<Thread> threads = new ArrayList<>();
        AtomicLong sum = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        2,
                        2,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(256),
                        task -> {
                            Thread thread = new Thread(task);
                            threads.add(thread);
                            return thread;
                        },
                        new ThreadPoolExecutor.CallerRunsPolicy());
        for (P part : parts) {
            executor.execute(
                    () -> {
                        if (failure.get() == null) {
                            try {
                                sum.addAndGet(function.applyAsLong(part));
                            } catch (Throwable t) {
                                failure.compareAndSet(null, t);
                            }
                        }
                    });
        }
        executor.shutdown();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            TwoWorkers.<RuntimeException>raise(failure.get());
        }
        return sum.get();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable t) throws T {
        throw (T) t;
    }
}
