// feedback: Both threads add to one variable: += reads it before the call and writes it afterwards, so what the other has added meanwhile is lost.
// fails: two calls run at the same time, for any number of parts
// when: says /sum of the powers of two/
// when: not says "none did"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        long[] sum = new long[1];
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
                    sum[0] += function.applyAsLong(parts.get(i));
                }
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        };
        Thread other = new Thread(work);
        other.start();
        work.run();
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() instanceof Error error) throw error;
        if (failure.get() != null) throw (RuntimeException) failure.get();
        return sum[0];
    }
}
