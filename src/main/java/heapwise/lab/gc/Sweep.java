package heapwise.lab.gc;

import heapwise.lab.object.Opened;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A collection that has had its effect: every reference that it cleared is in its queue as well.
 *
 * <p>The collector puts what it cleared into a list, before {@code System.gc()} returns, and a
 * thread of the VM takes it from there into the queues, one reference after another. Until that is
 * done {@code Reference.waitForReferenceProcessing} waits, as the JDK does before it says that
 * there is no memory for another direct buffer. To wait for one of the references would not do:
 * others may come after it.
 */
final class Sweep {

    /** Null in a VM without the agent, where nothing waits. */
    private static final @Nullable MethodHandle PROCESSED = processed();

    private Sweep() {}

    static void now() throws InterruptedException {
        var marker = new WeakReference<>(new Object());
        System.gc();
        if (!marker.refersTo(null)) {
            System.gc(); // a collector that does nothing when it is asked to
        }
        queued();
    }

    /**
     * Collects until the referent is cleared, at least once and so many times at most; returns
     * whether it was.
     *
     * @param pauseMillis between two attempts, for finalizers and cleaners
     */
    static boolean until(Reference<?> reference, int attempts, long pauseMillis)
            throws InterruptedException {
        now();
        for (int i = 1; i < attempts && !reference.refersTo(null); i++) {
            Thread.sleep(pauseMillis);
            now();
        }
        return reference.refersTo(null);
    }

    private static void queued() throws InterruptedException {
        MethodHandle processed = PROCESSED;
        if (processed == null) {
            return;
        }
        try {
            while ((boolean) processed.invokeExact()) {
                // it has waited for some, not for all
            }
        } catch (InterruptedException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As JDK 17 to 25 have it; it is true when it had to wait. */
    private static @Nullable MethodHandle processed() {
        if (Opened.instrumentation() == null) {
            return null;
        }
        try {
            return MethodHandles.privateLookupIn(Reference.class, MethodHandles.lookup())
                    .findStatic(
                            Reference.class,
                            "waitForReferenceProcessing",
                            MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(
                    "this VM has no Reference as JDK 17 to 25 have it", impossible);
        }
    }
}
