package heapwise.agent;

import org.jspecify.annotations.Nullable;

/**
 * Ends what a thread does by a ThreadDeath, by the means that this JDK has: {@code Thread.stop} up
 * to 19, JVMTI from 22 on, none between.
 *
 * <p>A learner's own snippet in a VM that can be thrown away is the one place where that is right.
 */
final class ThreadStopper {

    private static final int LAST_WITH_THREAD_STOP = 19;

    private @Nullable NativeStop nativeStop;

    /** Returns whether a ThreadDeath is on its way. */
    boolean stop(Thread thread) {
        try {
            if (Runtime.version().feature() <= LAST_WITH_THREAD_STOP) {
                stopByThread(thread);
            } else {
                if (nativeStop == null) {
                    nativeStop = new NativeStop();
                }
                nativeStop.stop(thread);
            }
            return true;
        } catch (Throwable e) {
            return false;
        }
    }

    @SuppressWarnings({"removal", "deprecation"})
    private static void stopByThread(Thread thread) {
        thread.stop();
    }
}
