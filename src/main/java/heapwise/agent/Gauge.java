package heapwise.agent;

import heapwise.agent.Message.Kind;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** Reads how full the heap is, beside the snippet that runs. */
final class Gauge {

    private Gauge() {}

    static Message read(int command) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long collections = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            // ZGC and Shenandoah count the pauses of a collection in beans of their own.
            if (!bean.getName().endsWith("Pauses")) {
                collections += Math.max(0, bean.getCollectionCount());
            }
        }
        long count = collections;
        return Message.of(
                Kind.DONE,
                command,
                out -> {
                    out.writeLong(heap.getUsed());
                    out.writeLong(heap.getCommitted());
                    out.writeLong(heap.getMax());
                    out.writeLong(count);
                });
    }
}
