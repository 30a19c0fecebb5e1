// feedback: What the thread had before is kept in a field of the wrapped task, and there is one for all its runs. If the task runs in two threads at the same time, or within itself, one run gives back what another one has found. It belongs in a local variable.
// fails: a wrapped task may run within itself, and in two threads at the same time
// when: passes "a wrapped task finds the context of the one who wrapped it"
// when: passes "threads do not see each other's context"
// when: says /current\(\) (after|in) /
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
        set(context);
        try {
            task.run();
        } finally {
            set(before);
        }
    }

    /** Returns {@code task} with the context that is current now, for another thread to run. */
    public static Runnable wrap(Runnable task) {
        Object context = current();
        return new Wrapped(context, task);
    }

    private static final class Wrapped implements Runnable {
        private final Object context;
        private final Runnable task;
        private Object before;

        Wrapped(Object context, Runnable task) {
            this.context = context;
            this.task = task;
        }

        @Override
        public void run() {
            before = current();
            set(context);
            try {
                task.run();
            } finally {
                set(before);
                before = null;
            }
        }
    }

    private static void set(Object context) {
        if (context == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(context);
        }
    }
}
