// feedback: The first failure is thrown at once, while the other thread is still in its call: the caller believes that all is over.
// fails: when sum() throws, no call is running any more
// when: says "calls that were running when sum() had thrown"
// when: not calls shutdownNow
// when: not calls parallelStream
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

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
        CompletionService<Long> done = new ExecutorCompletionService<>(pool);
        done.submit(work);
        done.submit(work);
        try {
            return done.take().get() + done.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdown();
        }
    }
}
