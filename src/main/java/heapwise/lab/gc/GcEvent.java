package heapwise.lab.gc;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;

/**
 * One collection, as the VM's own bean reports it.
 *
 * @param name of the bean: {@code Copy}, {@code G1 Young Generation}, {@code ZGC Cycles} …
 * @param startMillis since the VM started
 * @param nanos that it lasted; for a concurrent cycle not the pause. Exact to the microsecond where
 *     the VM's log told it, else to the millisecond
 * @param before bytes of heap in use before it
 * @param after bytes in use after it
 */
public record GcEvent(
        String name, String cause, long startMillis, long nanos, long before, long after) {

    static GcEvent of(GarbageCollectionNotificationInfo notification) {
        GcInfo info = notification.getGcInfo();
        return new GcEvent(
                notification.getGcName(),
                notification.getGcCause(),
                info.getStartTime(),
                1_000_000 * info.getDuration(),
                heap(info.getMemoryUsageBeforeGc()),
                heap(info.getMemoryUsageAfterGc()));
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        Set<String> heap = Pools.heap();
        return pools.entrySet().stream()
                .filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    /** Whole milliseconds, rounded. */
    public long millis() {
        return Math.round(nanos / 1e6);
    }

    GcEvent lasting(long exactNanos) {
        return new GcEvent(name, cause, startMillis, exactNanos, before, after);
    }

    public long freed() {
        return Math.max(0, before - after);
    }

    /**
     * {@code young}, {@code full} or {@code cycle}: which part of the heap was collected, whatever
     * the bean is called.
     */
    public String kind() {
        return switch (name) {
            case "Copy", "PS Scavenge", "G1 Young Generation" -> "young";
            case "MarkSweepCompact", "PS MarkSweep", "G1 Old Generation" -> "full";
            case "G1 Concurrent GC" -> "cycle";
            default -> name.contains("Minor") ? "young" : name.contains("Major") ? "full" : "cycle";
        };
    }
}
