// feedback: What was set stays in the thread until somebody removes it there: the next request of that thread finds the context of this one.
// fails: after run() the context can be collected, while its thread lives on
// when: fails "the task runs once, in this thread, and finds its context"
// when: uses ThreadLocal
// when: not calls ThreadLocal.remove
// when: says "current() after a run is" or says "current() in the next task"
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
        task.run();
    }

    /** Returns {@code task} with the context that is current now, for another thread to run. */
    public static Runnable wrap(Runnable task) {
        Object context = current();
        return () -> run(context, task);
    }
}
