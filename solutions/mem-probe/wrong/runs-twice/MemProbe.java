// feedback: The action runs more than once, be it to warm up. Whoever measures an action that does something has it done again.
// fails: the action runs once, on the thread that asks
// when: says /the threads that ran the action of call 1/
// when: passes "new Object() gives 16"
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

public class MemProbe {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public static long allocatedBy(Runnable action) {
        action.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
