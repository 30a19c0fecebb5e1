// feedback: Nobody shuts the pool down: its two threads wait for more work until the program ends, for each call of sum().
// fails: the threads that sum() has started end with it
// when: calls Executors.newFixedThreadPool or calls Executors.newCachedThreadPool
// when: not static *
// when: not calls shutdown
// when: not calls shutdownNow
// when: not calls close
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
            if (failure instanceof Error error) throw error;
            if (failure instanceof RuntimeException exception) throw exception;
            return sum;
        } finally {
            Thread.yield();
        }
    }
}
