// feedback: Each task is waited for before the next one is given to the pool, so there is never a second one to run beside it.
// fails: two calls run at the same time, for any number of parts
// when: says "none did"
// when: calls Thread.join or calls Future.get
// when: not calls Executors.newSingleThreadExecutor
// when: not calls Executors.newFixedThreadPool
// when: fails "two calls run at the same time"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        long[] sum = new long[1];
        Throwable[] failure = new Throwable[1];
        for (P part : parts) {
            Thread thread = new Thread(() -> {
                try {
                    sum[0] += function.applyAsLong(part);
                } catch (Throwable thrown) {
                    failure[0] = thrown;
                }
            });
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failure[0] instanceof Error error) throw error;
            if (failure[0] != null) throw (RuntimeException) failure[0];
        }
        return sum[0];
    }
}
