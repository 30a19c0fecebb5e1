// feedback: An exception of the action ends in your probe, and nobody hears of it.
// fails: an exception of the action reaches the caller, and the next measurement is right
// when: says "and allocatedBy() returns"
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
public class MemProbe {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    public static long allocatedBy(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try { action.run(); } catch (RuntimeException e) { /* it allocated something all the same */ }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
