import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

public class TwoWorkers {

    private TwoWorkers() {}

    public static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        // hint: 2 as well: an index would do, a queue does, too
        Queue<P> left = new ConcurrentLinkedQueue<>(parts);
        LongAdder sum = new LongAdder();
        Queue<Throwable> trouble = new ConcurrentLinkedQueue<>();
        Thread[] workers = new Thread[2];
        for (int i = 0; i < 2; i++) {
            workers[i] = new Thread(() -> {
                try {
                    for (P part = left.poll(); part != null && trouble.isEmpty(); part = left.poll()) {
                        sum.add(function.applyAsLong(part));
                    }
                } catch (Throwable thrown) {
                    trouble.add(thrown);
                }
            });
            workers[i].start();
        }
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Throwable thrown = trouble.poll();
        if (thrown instanceof Error error) throw error;
        if (thrown != null) throw (RuntimeException) thrown;
        return sum.sum();
    }
}
