// feedback: The pool is shut down at the end of the way on which nothing is thrown. After an exception its threads stay.
// fails: the threads that sum() has started end with it
// when: says /when sum\(\) had thrown there were still/
// when: calls shutdown
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
        Future<Long> one = pool.submit(work), other = pool.submit(work);
        long sum = 0;
        Throwable failure = null;
        try {
            sum += one.get();
        } catch (ExecutionException e) {
            failure = e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        try {
            sum += other.get();
        } catch (ExecutionException e) {
            failure = e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure instanceof Error error) throw error;
        if (failure instanceof RuntimeException exception) throw exception;
        pool.shutdown();
        return sum;
    }
}
