package heapwise.lab.gc;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * A collection that has had its effect: every reference that it cleared is in its queue as well.
 *
 * <p>The collector hands the references that it cleared to a thread of the VM, which puts them into
 * their queues one after another, in no certain order, a whole collection's at a time. So when a
 * reference of the second collection has arrived, all of the first one have.
 */
final class Sweep {

    /** Far more than the thread needs on a machine that has other things to do. */
    private static final long LONGEST_MILLIS = 60_000;

    private Sweep() {}

    static void now() throws InterruptedException {
        one();
        one();
    }

    /**
     * Collects until the referent is cleared, so many times at most, and once more; returns whether
     * it was.
     *
     * @param pauseMillis between two attempts, for finalizers and cleaners
     */
    static boolean until(Reference<?> reference, int attempts, long pauseMillis)
            throws InterruptedException {
        boolean swept = false;
        for (int i = 0; i < attempts && !reference.refersTo(null); i++) {
            if (i > 0) {
                Thread.sleep(pauseMillis);
            }
            swept = isSwept();
        }
        if (!reference.refersTo(null)) {
            return false;
        }
        if (swept) {
            one();
        } else {
            now();
        }
        return true;
    }

    /** Collects once; returns whether that cleared what could be, and it is in its queues. */
    private static boolean isSwept() throws InterruptedException {
        var queue = new ReferenceQueue<Object>();
        var marker = new WeakReference<>(new Object(), queue);
        System.gc();
        return marker.refersTo(null) && queue.remove(LONGEST_MILLIS) != null;
    }

    private static void one() throws InterruptedException {
        var queue = new ReferenceQueue<Object>();
        var marker = new WeakReference<>(new Object(), queue);
        System.gc();
        queue.remove(LONGEST_MILLIS);
        if (!marker.refersTo(null)) {
            System.gc(); // a collector that does nothing when it is asked to
        }
    }
}
