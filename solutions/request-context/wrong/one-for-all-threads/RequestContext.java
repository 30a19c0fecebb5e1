// feedback: One field is one context for all threads: two requests at the same time see each other.
// fails: threads do not see each other's context
// when: not uses ThreadLocal
// when: static Object
// when: passes "after a run within a run the outer context is current again"
/** The context of a request: who asks, in which transaction, under which number. */
public class RequestContext {

    private static volatile Object CURRENT;

    private RequestContext() {}

    /** Returns the context of the task that this thread runs, or {@code null}. */
    public static Object current() {
        return CURRENT;
    }

    /** Runs {@code task} in this thread, with {@code context} as its context. */
    public static void run(Object context, Runnable task) {
        Object before = CURRENT;
        CURRENT = context;
        try {
            task.run();
        } finally {
            if (before == null) {
                CURRENT = null;
            } else {
                CURRENT = before;
            }
        }
    }

    /** Returns {@code task} with the context that is current now, for another thread to run. */
    public static Runnable wrap(Runnable task) {
        Object context = current();
        return () -> run(context, task);
    }
}
