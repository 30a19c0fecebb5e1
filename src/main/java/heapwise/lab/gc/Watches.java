package heapwise.lab.gc;

import heapwise.lab.path.Why;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The objects that the learner watches, held weakly: watching keeps nothing alive. */
public final class Watches {

    private static final int ATTEMPTS = 10;
    private static final long POLL_MILLIS = 5;

    private static final Map<String, WeakReference<Object>> WATCHED = new LinkedHashMap<>();

    private Watches() {}

    /** Watches {@code object} as {@code name}; an older watch of that name is forgotten. */
    public static synchronized void watch(String name, Object object) {
        WATCHED.remove(name);
        WATCHED.put(name, new WeakReference<>(object));
    }

    /**
     * Collects, and tells of each watched object whether it is gone; {@code why} explains one that
     * is not.
     */
    public static synchronized Gone gone(Function<Object, Why> why) {
        for (WeakReference<Object> reference : WATCHED.values()) {
            if (!collect(reference)) {
                break;
            }
        }
        List<Gone.Fate> fates = new ArrayList<>();
        WATCHED.forEach((name, reference) -> fates.add(fate(name, reference, why)));
        return new Gone(fates);
    }

    private static Gone.Fate fate(
            String name, WeakReference<Object> reference, Function<Object, Why> why) {
        Object alive = reference.get();
        return new Gone.Fate(name, alive == null, alive == null ? null : why.apply(alive));
    }

    /**
     * Collects up to ten times, with short waits, until the referent is cleared; returns whether it
     * was. One collection is enough nearly always: what needs more are finalizable and
     * phantom-reachable objects.
     */
    public static boolean collect(Reference<?> reference) {
        for (int i = 0; i < ATTEMPTS && !cleared(reference); i++) {
            System.gc();
            if (cleared(reference)) {
                return true;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return cleared(reference);
    }

    /**
     * Does the same, and waits after each collection until what was cleared is in its queues as
     * well.
     */
    public static boolean collectAndQueue(Reference<?> reference) {
        try {
            return Sweep.until(reference, ATTEMPTS, POLL_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return cleared(reference);
        }
    }

    /** Collects, and waits until what was cleared is in its queues as well. */
    public static void collect() {
        try {
            Sweep.now();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean cleared(Reference<?> reference) {
        return reference.refersTo(null);
    }
}
