// feedback: The counter belongs to one thread. You run the action on another thread than the one that asked.
// fails: the action runs once, on the thread that asks
// when: says /the threads that ran the action/
// when: calls Thread.new or uses CompletableFuture or uses ExecutorService or calls Thread.start
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of code allocates. */
public class MemProbe {

    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Runs the action once, on this thread, and returns the bytes it allocated. */
    public static long allocatedBy(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Thread thread = new Thread(action);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
