// feedback: The exception of the action is replaced by another one. The caller asked for its own action, and gets an exception that it never throws.
// fails: an exception of the action reaches the caller, and the next measurement is right
// when: says "and allocatedBy() throws"
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

public class MemProbe {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public static long allocatedBy(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            action.run();
        } catch (Throwable thrown) {
            throw new IllegalStateException("the action failed", thrown);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
