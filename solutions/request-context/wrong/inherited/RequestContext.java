// feedback: An `InheritableThreadLocal` hands its value to each thread that is started meanwhile. If that is a thread of a pool, it keeps the context of the first request for ever.
// fails: threads do not see each other's context
// when: uses InheritableThreadLocal
/** The context of a request: who asks, in which transaction, under which number. */
public class RequestContext {

    private static final ThreadLocal<Object> CURRENT = new InheritableThreadLocal<>();

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
        return () -> run(context, task);
    }
}
