// feedback: The figures are longs, and an int ends at 2 GB: what goes beyond comes out wrong.
// fails: more than 2 GB are more than 2 GB: 600 arrays of 4 MB, and 1,075
// when: passes "1,000 arrays"
// when: says /600 times new byte\[4194304\]\) is -/
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
public class MemProbe {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    public static long allocatedBy(Runnable action) {
        int before = (int) THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return (int) THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
