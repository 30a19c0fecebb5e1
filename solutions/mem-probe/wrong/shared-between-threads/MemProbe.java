// feedback: The first reading lies in a static field, which all threads share: one that begins to measure while another measures takes its reading away. A local variable belongs to one call.
// fails: threads measure at the same time: each counts its own bytes, and none waits for another
// when: static long
// when: passes "a probe within a probe"
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of code allocates. */
public class MemProbe {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where the measurement that runs began. */
    private static long start;

    /** Runs the action once, on this thread, and returns the bytes it allocated. */
    public static long allocatedBy(Runnable action) {
        long outer = start;
        start = THREADS.getCurrentThreadAllocatedBytes();
        try {
            action.run();
            return THREADS.getCurrentThreadAllocatedBytes() - start;
        } finally {
            start = outer;
        }
    }
}
