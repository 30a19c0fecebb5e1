// feedback: The tasks, or the parts, are kept in a static field, and with them all that they worked on.
// fails: nothing keeps the parts or the function
// when: static List or static Map or static Set or static Queue or static Deque or static ArrayList or static AtomicReference or static *
// when: says "alive because of a static field"
// when: fails "nothing keeps the parts"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private static final List<Callable<Long>> LAST = new ArrayList<>();

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
            LAST.add(work);
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
