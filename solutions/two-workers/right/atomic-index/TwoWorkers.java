// hint: 2
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        AtomicLong sum = new AtomicLong();
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        Runnable work = () -> {
            try {
                int i;
                while ((i = next.getAndIncrement()) < parts.size()) {
                    sum.addAndGet(function.applyAsLong(parts.get(i)));
                }
            } catch (RuntimeException | Error thrown) {
                trouble.set(thrown);
            }
        };
        CompletableFuture<Void> other = CompletableFuture.runAsync(work, code -> new Thread(code).start());
        work.run();
        other.join();
        if (trouble.get() instanceof Error error) throw error;
        if (trouble.get() != null) throw (RuntimeException) trouble.get();
        return sum.get();
    }
}
