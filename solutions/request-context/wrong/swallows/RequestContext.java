// feedback: What the task throws is caught and forgotten: the caller thinks that all went well.
// fails: what the task throws reaches the caller
// when: says /what run throws after a task that threw .*Failure: the task failed is null/
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
        } catch (RuntimeException e) {
            System.err.println(e);
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
