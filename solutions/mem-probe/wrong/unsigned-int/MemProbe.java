// feedback: Without its sign an int reaches twice as far, to 4 GB, and no further: what goes beyond begins at 0 again. The figures are longs; keep them so.
// fails: more than 2 GB are more than 2 GB: 120 arrays of 20 MB, and 215
// when: passes "1,000 arrays"
// when: says /215 times new byte\[20971520\]\) is 213,912,944/
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
