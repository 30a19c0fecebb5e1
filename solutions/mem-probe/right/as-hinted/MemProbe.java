// hint: 2, 3
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

public class MemProbe {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public static long allocatedBy(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        long after = THREADS.getCurrentThreadAllocatedBytes();
        return after - before;
    }
}
