package heapwise.lab;

import heapwise.lab.draw.Figures;
import heapwise.lab.gc.Watches;
import heapwise.lab.object.Measure;
import heapwise.lab.run.Allocation;
import java.lang.ref.Reference;

/**
 * Assertions about memory, for hidden tests: on the lab's own engines, and with the evidence in the
 * failure.
 */
public final class MemoryAssertions {

    private static final int WARM_UP = 20;

    private MemoryAssertions() {}

    /**
     * Asserts that {@code action}, once warm, allocates at most {@code bytes} on this thread in
     * each run. It runs the action 25 times.
     */
    public static void assertAllocatesAtMost(long bytes, Action action) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            Allocation.once(action);
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            least = Math.min(least, Allocation.once(action));
        }
        if (least > bytes) {
            throw new AssertionError(
                    "allocates "
                            + Figures.bytes(least)
                            + " each time, allowed are "
                            + Figures.grouped(bytes));
        }
    }

    /** Asserts that {@code root} and everything it reaches take at most {@code bytes}. */
    public static void assertRetainsAtMost(long bytes, Object root) {
        long deep = Measure.deep(root);
        if (deep > bytes) {
            throw new AssertionError(
                    "holds " + Figures.bytes(deep) + ", allowed are " + Figures.grouped(bytes));
        }
    }

    /**
     * Asserts that what {@code reference} refers to can be collected; {@code what} names it in the
     * failure.
     */
    public static void assertCollected(String what, Reference<?> reference) {
        if (!Watches.collect(reference)) {
            throw new AssertionError(what + " is still reachable after 10 collections");
        }
    }

    /** Asserts that what {@code reference} refers to is kept alive. */
    public static void assertNotCollected(String what, Reference<?> reference) {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        if (reference.refersTo(null)) {
            throw new AssertionError(what + " was collected, but must stay reachable");
        }
    }

    /**
     * Asserts that the live heap does not grow with the number of times that {@code action} runs.
     */
    public static void assertNoGrowth(int cycles, Action action) throws Exception {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < Math.max(1, cycles / 10); i++) {
            action.run();
        }
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        for (int i = 0; i < cycles; i++) {
            action.run();
        }
        System.gc();
        long grown = runtime.totalMemory() - runtime.freeMemory() - before;
        if (grown > 16L * cycles + 65_536) {
            throw new AssertionError(
                    "the live heap grew by "
                            + Figures.bytes(grown)
                            + " in "
                            + Figures.grouped(cycles)
                            + " cycles");
        }
    }
}
