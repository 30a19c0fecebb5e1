// feedback: What Future.get throws is an ExecutionException around what was thrown: its cause is what the caller of sum() wants to catch.
// fails: what the function throws reaches the caller as it is
// when: says "ExecutionException" or says "CompletionException"
// when: fails "what the function throws"
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
            if (failure != null) throw new RuntimeException(new ExecutionException(failure));
            return sum;
        } finally {
            pool.shutdown();
        }
    }
}
