// feedback: Your probe measures itself: what it allocates between its two readings is counted, too, be it the box that Long.valueOf makes of the first or an array. Keep the figure in a long.
// fails: an action that allocates nothing gives 0
// when: says /allocatedBy\(\(\) -> \{\}\) is [1-9][\d,]{0,3}, and must be 0/
// when: not calls Runtime.freeMemory
// when: passes "on the thread that asks"
// when: not calls ThreadMXBean.getAllThreadIds
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of code allocates. */
public class MemProbe {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Runs the action once, on this thread, and returns the bytes it allocated. */
    public static long allocatedBy(Runnable action) {
        Long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
