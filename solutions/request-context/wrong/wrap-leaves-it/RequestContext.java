// feedback: The wrapped task sets its context in the thread that runs it, and leaves it there.
// fails: a wrapped task finds the context of the one who wrapped it
// when: says /current\(\) after a wrapped task.* is "first"/
// when: passes "after a run within a run the outer context is current again"
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
        Object before = CURRENT.get();
        CURRENT.set(context);
        try {
            task.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** Returns {@code task} with the context that is current now, for another thread to run. */
    public static Runnable wrap(Runnable task) {
        Object context = current();
        return () -> {
            CURRENT.set(context);
            task.run();
        };
    }
}
