// feedback: Tasks in a pool do not run two at a time by themselves: in a pool with one thread each waits for the one before, and so it does at a lock around the call.
// fails: two calls run at the same time, for any number of parts
// when: calls Executors.newSingleThreadExecutor or calls Executors.newFixedThreadPool
// when: fails "two calls run at the same time"
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
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            List<Future<Long>> futures = List.of(pool.submit(work), pool.submit(work));
            long sum = 0;
            Throwable failure = null;
            for (Future<Long> future : futures) {
                try {
                    sum += future.get();
                } catch (ExecutionException e) {
                    failure = e.getCause();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (failure instanceof Error error) throw error;
            if (failure instanceof RuntimeException exception) throw exception;
            return sum;
        } finally {
            pool.shutdown();
        }
    }
}
