// feedback: The action runs again if a collection came in between. The counter of a thread does not mind collections; and whoever measures an action that does something has it done twice.
// fails: the action runs once, on the thread that asks
// when: says /runs of the action in allocatedBy\(100 times new byte\[1048576\], in a heap/
import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of code allocates. */
public class MemProbe {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final GarbageCollectorMXBean[] COLLECTORS =
            ManagementFactory.getGarbageCollectorMXBeans().toArray(new GarbageCollectorMXBean[0]);

    /** Runs the action once, on this thread, and returns the bytes it allocated. */
    public static long allocatedBy(Runnable action) {
        long collections = collections();
        long bytes = measure(action);
        if (collections() != collections) {
            // A collection came between: once more, undisturbed.
            bytes = measure(action);
        }
        return bytes;
    }

    private static long measure(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static long collections() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            sum += collector.getCollectionCount();
        }
        return sum;
    }
}
