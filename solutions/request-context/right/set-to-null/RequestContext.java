public class RequestContext {

    private static final ThreadLocal<Object> CURRENT = new ThreadLocal<>();

    public static Object current() {
        return CURRENT.get();
    }

    /** An entry without a value stays in the thread, which is one for all requests. */
    public static void run(Object context, Runnable task) {
        Object before = current();
        try {
            CURRENT.set(context);
            task.run();
        } finally {
            CURRENT.set(before);
        }
    }

    public static Runnable wrap(Runnable task) {
        Object context = current();
        return () -> run(context, task);
    }
}
