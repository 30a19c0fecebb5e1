// feedback: An exception ends the thread, or is caught and forgotten: the caller gets a sum in which parts are missing, and no word of it.
// fails: what the function throws reaches the caller as it is
// when: says /when a call of [0-9]+ threw [A-Za-z]+\] \s*[Ee]xpecting actual( not)?:?\s*null|null/
// when: not calls Future.get
// when: not calls Future.join
// when: fails "what the function throws"
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
        Thread[] workers = new Thread[2];
        for (int t = 0; t < 2; t++) {
            workers[t] = new Thread(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
                        sum.addAndGet(function.applyAsLong(parts.get(i)));
                    }
                } catch (RuntimeException | Error thrown) {
                    next.set(parts.size());
                }
            });
            workers[t].start();
        }
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return sum.get();
    }
}
