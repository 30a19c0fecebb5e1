// feedback: Two halves of parts.size() / 2 each: of an odd number one part is in neither.
// fails: the function is called once for each place in the list
// when: says /calls for part [0-9]+ of (1|3|5|7|101)\b/
// when: calls List.subList
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        int half = parts.size() / 2;
        List<P> first = parts.subList(0, half);
        List<P> second = parts.subList(half, 2 * half);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Long>> futures = new ArrayList<>();
            for (List<P> each : List.of(first, second)) {
                futures.add(pool.submit(() -> each.stream().mapToLong(function).sum()));
            }
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
