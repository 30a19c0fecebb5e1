// feedback: You wrap the exception of the action into one of your own. The caller asked for its own action, and gets another exception than it throws.
// fails: an exception of the action reaches the caller, and the next measurement is right
// when: says /allocatedBy\(\) throws: (?!null)/
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
