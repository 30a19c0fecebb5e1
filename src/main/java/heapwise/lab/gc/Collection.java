package heapwise.lab.gc;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What one {@code System.gc()} did.
 *
 * @param before bytes of the heap in use before it
 * @param after bytes in use after it
 * @param took from the call to its return; a concurrent collector pauses for less
 * @param happened false when no collection ran: Epsilon, or {@code -XX:+DisableExplicitGC}
 */
public record Collection(
        Collector collector, long before, long after, Duration took, boolean happened) {

    /** Collects, and tells what it did. */
    public static Collection run() {
        Runtime runtime = Runtime.getRuntime();
        long before = runtime.totalMemory() - runtime.freeMemory();
        long collections = collections();
        long start = System.nanoTime();
        System.gc();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long after = runtime.totalMemory() - runtime.freeMemory();
        return new Collection(
                Collector.current(), before, after, took, collections() > collections);
    }

    static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /** Bytes it freed; never negative. */
    public long freed() {
        return Math.max(0, before - after);
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        if (!happened) {
            return pen.text("  no collection: " + collector + " does not collect when asked")
                    .drawing();
        }
        return pen.text("  " + Figures.rounded(before) + " → " + Figures.rounded(after))
                .text("   freed ")
                .bold(Figures.rounded(freed()))
                .dim("   " + collector + ", System.gc(), " + Figures.time(took))
                .drawing();
    }
}
