// feedback: Each wrapped task is remembered in a static collection, with its context: that is a leak beside the one that you have mended.
// fails: the context of a wrapped task can be collected when the Runnable is dropped
// when: static Map or static List or static Set or static Queue or static Deque or static ConcurrentHashMap
/** The context of a request: who asks, in which transaction, under which number. */
public class RequestContext {

    private static final ThreadLocal<Object> CURRENT = new ThreadLocal<>();

    private static final java.util.Map<Runnable, Object> CONTEXTS = new java.util.concurrent.ConcurrentHashMap<>();

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
        CONTEXTS.put(task, context == null ? "none" : context);
        return () -> run(context, task);
    }
}
