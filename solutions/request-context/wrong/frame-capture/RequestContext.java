// feedback: A wrapped task keeps more than its context: what you remember for it leads on to the runs around it, and so to their contexts, for as long as somebody keeps the task. It needs the current context alone.
// fails: a wrapped task holds its own context, and none of those around it
// when: says /a task is kept that was wrapped in run number/
// when: passes "an inner context can be collected while the outer one is current"
// when: passes "the context of a wrapped task can be collected when the Runnable is dropped"
/** The context of a request: who asks, in which transaction, under which number. */
public class RequestContext {

    /** One call of run; and the one that it was called in. */
    private record Frame(Object context, Frame outer) {}

    private static final ThreadLocal<Frame> TOP = new ThreadLocal<>();

    /** Returns the context of the task that this thread runs, or {@code null}. */
    public static Object current() {
        Frame top = TOP.get();
        return top == null ? null : top.context();
    }

    /** Runs {@code task} in this thread, with {@code context} as its context. */
    public static void run(Object context, Runnable task) {
        within(new Frame(context, TOP.get()), task);
    }

    /** Returns {@code task} with the context that is current now, for another thread to run. */
    public static Runnable wrap(Runnable task) {
        Frame frame = TOP.get();
        return () -> within(frame, task);
    }

    private static void within(Frame frame, Runnable task) {
        Frame before = TOP.get();
        enter(frame);
        try {
            task.run();
        } finally {
            enter(before);
        }
    }

    private static void enter(Frame frame) {
        if (frame == null) {
            TOP.remove();
        } else {
            TOP.set(frame);
        }
    }
}
