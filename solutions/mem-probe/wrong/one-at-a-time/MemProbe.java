// feedback: A lock is held while the action runs, so a measurement waits for those of all other threads: for ever, if the action of one of them waits for it. Each thread has its own count, and there is nothing to lock.
// fails: threads measure at the same time: each counts its own bytes, and none waits for another
// when: says "waits while another thread is in the action"
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of code allocates. */
public class MemProbe {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Runs the action once, on this thread, and returns the bytes it allocated. */
    public static synchronized long allocatedBy(Runnable action) {
        // one measurement at a time, so that they do not disturb each other
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
