package heapwise.agent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a session VM end at once when a snippet ends it.
 *
 * <p>HotSpot waits up to 300 ms at the end of a VM for threads in native code ({@code
 * VM_Exit::wait_for_threads_in_native_to_block}, vmOperations.cpp), and two of ours are there
 * whenever they wait: for the next command, and for the launcher's death. When the launcher knows
 * that the VM ends, it sends something to both; they rest then, which is no native code.
 */
final class Departure {

    private static final CountDownLatch RESTING = new CountDownLatch(2);
    private static final long ANSWER_MILLIS = 100;

    /** Longer than an end takes; with a learner's own shutdown hook it may take for ever. */
    private static final long REST_MILLIS = 1_000;

    private Departure() {}

    /** Called by a thread that would wait in native code otherwise. */
    static void rest() {
        RESTING.countDown();
        try {
            Thread.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            // Back to work.
        }
    }

    /** Waits a moment for the two threads to rest. */
    static void await() throws InterruptedException {
        RESTING.await(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
