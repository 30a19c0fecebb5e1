// feedback: The first reading lies in a static field: a probe within the action overwrites it, and the outer one counts from there.
// fails: a probe within a probe: each counts its own action
// when: static long
// when: says "is 136, and must be 152"
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

public class MemProbe {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long before;

    public static long allocatedBy(Runnable action) {
        before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
