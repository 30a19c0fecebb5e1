import java.util.LinkedList;

public final class RequestContext {

    /** The contexts of a thread, the innermost first; a LinkedList takes null, and an empty one holds nothing. */
    private static final ThreadLocal<LinkedList<Object>> CONTEXTS = ThreadLocal.withInitial(LinkedList::new);

    private RequestContext() {}

    public static Object current() {
        return CONTEXTS.get().peek();
    }

    public static void run(Object context, Runnable task) {
        CONTEXTS.get().push(context);
        try {
            task.run();
        } finally {
            CONTEXTS.get().pop();
        }
    }

    public static Runnable wrap(Runnable task) {
        return new Wrapped(current(), task);
    }

    private record Wrapped(Object context, Runnable task) implements Runnable {
        @Override
        public void run() {
            RequestContext.run(context, task);
        }
    }
}
