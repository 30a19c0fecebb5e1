// feedback: Without its sign an int reaches twice as far, to 4 GB, and no further: what goes beyond begins at 0 again. The figures are longs; keep them so.
// fails: more than 2 GB are more than 2 GB: 600 arrays of 4 MB, and 1,075
// when: passes "1,000 arrays"
// when: says /1075 times new byte\[4194304\]\) is 213,926,704/
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of code allocates. */
public class MemProbe {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Runs the action once, on this thread, and returns the bytes it allocated. */
    public static long allocatedBy(Runnable action) {
        int before = (int) THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        int bytes = (int) THREADS.getCurrentThreadAllocatedBytes() - before;
        return Integer.toUnsignedLong(bytes);
    }
}
