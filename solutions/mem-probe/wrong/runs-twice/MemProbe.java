// feedback: The action runs more than once, be it to warm up. Whoever measures an action that does something has it done again.
// fails: the action runs once, on the thread that asks
// when: fails "an action that allocates nothing gives 0"
// when: says /the threads that ran the action of call 1/
// when: says /runs of the action in allocatedBy\(\(\) -> \{\}\)/
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
