// feedback: You tidy up after a `RuntimeException` and after an `Error`. A task can also throw a checked exception, by a generic cast or in another language, and then its context stays: a `finally` asks nobody what was thrown.
// fails: after an inner task that threw the outer context is current again
// when: says /current\(\) after an inner task that threw java.io.IOException.* is "inner"/
/** The context of a request: who asks, in which transaction, under which number. */
public class RequestContext {

    private static final ThreadLocal<Object> CURRENT = new ThreadLocal<>();

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
        } catch (RuntimeException | Error e) {
            restore(before);
            throw e;
        }
        restore(before);
    }

    private static void restore(Object before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** Returns {@code task} with the context that is current now, for another thread to run. */
    public static Runnable wrap(Runnable task) {
        Object context = current();
        return () -> run(context, task);
    }
}
