import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

public class MemProbe {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public static long allocatedBy(Runnable action) {
        long id = Thread.currentThread().getId();
        long start = THREADS.getThreadAllocatedBytes(id);
        action.run();
        long end = THREADS.getThreadAllocatedBytes(id);
        return end - start;
    }
}
