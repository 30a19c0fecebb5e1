// feedback: The cause of every CompletionException is thrown in its place. But a CompletableFuture puts none around one that is there already: where the function itself throws a CompletionException, its own cause is what the caller gets.
// fails: an exception that has a cause reaches the caller, and not its cause
// when: uses CompletionException
// when: passes "what the function throws"
// when: says /threw a CompletionException with/
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Sums up what a function returns for each part of some work. */
public class TwoWorkers {

    private TwoWorkers() {}

    /** Returns the sum of what the function returns for the parts. */
    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        AtomicInteger next = new AtomicInteger();
        Supplier<Long> work = () -> {
            long sum = 0;
            for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
                sum += function.applyAsLong(parts.get(i));
            }
            return sum;
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture<Long> one = CompletableFuture.supplyAsync(work, pool);
            CompletableFuture<Long> other = CompletableFuture.supplyAsync(work, pool);
            // is done when both are, also if one has thrown
            return one.thenCombine(other, Long::sum).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } finally {
            pool.shutdown();
            try {
                pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
