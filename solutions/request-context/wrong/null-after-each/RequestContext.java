// feedback: `set(null)` is what the outermost `run` may do: an inner one must bring back what was there before.
// fails: after a run within a run the outer context is current again
// when: not calls ThreadLocal.remove
// when: calls ThreadLocal.set
// when: passes "after a task that threw the context can be collected"
/** The context of a request: who asks, in which transaction, under which number. */
public class RequestContext {

    private static final ThreadLocal<Object> CURRENT = new ThreadLocal<>();

    private RequestContext() {}

    /** Returns the context of the task that this thread runs, or {@code null}. */
    public static Object current() {
        return CURRENT.get();
    }

    /** Runs {@code task} in this thread, with {@code context} as its context. */
    public static void run(Object context, Runnable task) {
        CURRENT.set(context);
        try {
            task.run();
        } finally {
            CURRENT.set(null);
        }
    }

    /** Returns {@code task} with the context that is current now, for another thread to run. */
    public static Runnable wrap(Runnable task) {
        Object context = current();
        return () -> run(context, task);
    }
}
