package heapwise.lab.run;

import heapwise.lab.Action;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The line that allocates, for the first failure of a test run. It takes most of a second to find,
 * and of several failures a verdict shows the evidence of the first.
 */
public final class AllocationEvidence {

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private AllocationEvidence() {}

    /** Begins another test run in this VM. */
    public static void forget() {
        TOLD.set(false);
    }

    /** Returns what {@code action} allocates most, and where; empty where that is not known. */
    public static String allocator(Action action) throws Exception {
        return TOLD.getAndSet(true) ? "" : Flame.glance(action).hottest();
    }
}
