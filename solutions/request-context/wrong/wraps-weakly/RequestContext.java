// feedback: Nobody but the wrapped task need hold its context, and a weak reference is no hold: after a collection the context is gone.
// fails: a wrapped task finds the context of the one who wrapped it
// when: says "when nobody else held its context"
// when: uses WeakReference
import java.util.*;
import java.util.concurrent.*;

public class RequestContext {
    private static final ThreadLocal<java.lang.ref.WeakReference<Object>> CURRENT = new ThreadLocal<>();
    public static Object current() {
        var r = CURRENT.get(); return r == null ? null : r.get();
    }
    public static void run(Object context, Runnable task) {
        var b = CURRENT.get(); CURRENT.set(new java.lang.ref.WeakReference<>(context)); try { task.run(); } finally { CURRENT.set(b); }
    }
    public static Runnable wrap(Runnable task) {
        var r = CURRENT.get(); return () -> run(r == null ? null : r.get(), task);
    }
}
