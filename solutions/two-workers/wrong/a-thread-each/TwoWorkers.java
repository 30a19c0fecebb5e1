// feedback: More than two threads call the function, among which the caller's counts, too: so more than two parts are worked on at the same time, with the memory that each of them needs.
// fails: there are never more than two calls at the same time
// when: fails "never more than two"
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        AtomicLong sum = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (P part : parts) {
            Thread thread = new Thread(() -> {
                try {
                    sum.addAndGet(function.applyAsLong(part));
                } catch (Throwable thrown) {
                    failure.set(thrown);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (failure.get() instanceof Error error) throw error;
        if (failure.get() != null) throw (RuntimeException) failure.get();
        return sum.get();
    }
}
