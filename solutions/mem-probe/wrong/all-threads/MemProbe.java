// feedback: What all threads allocate is added up. Your action is charged with what others do meanwhile; ask for the current thread only.
// fails: what other threads allocate meanwhile does not count
// when: calls ThreadMXBean.getAllThreadIds or calls ThreadMXBean.getTotalThreadAllocatedBytes
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
public class MemProbe {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static long all() { long sum = 0; for (long id : THREADS.getAllThreadIds()) sum += Math.max(0, THREADS.getThreadAllocatedBytes(id)); return sum; }
    private static long cost;
    public static long allocatedBy(Runnable action) {
        long a = all(); long b = all(); cost = b - a;
        long before = all();
        action.run();
        return all() - before - cost;
    }
}
