package heapwise.lab;

import heapwise.lab.draw.Figures;
import heapwise.lab.gc.Watches;
import heapwise.lab.object.LiveWhy;
import heapwise.lab.object.Measure;
import heapwise.lab.object.Retained;
import heapwise.lab.run.Allocation;
import heapwise.lab.run.Evidence;
import heapwise.lab.run.Leak;
import java.lang.ref.Reference;
import java.util.List;

/**
 * Assertions about memory, for hidden tests. They run on the engines of the tools that a learner
 * calls, and a failure shows the evidence: the line that allocates, the classes that grow, the
 * chain that keeps an object alive.
 */
public final class MemoryAssertions {

    private static final int WARM_UP = 20;
    private static final int MEASURED = 5;
    private static final long LONGEST_WARM_UP_NANOS = 2_000_000_000L;
    private static final int MOST_ROWS = 4;

    private MemoryAssertions() {}

    /**
     * Asserts that {@code action}, once warm, allocates at most {@code bytes} on this thread in
     * each run. It runs the action 25 times, and more often for a test run's first failure, to find
     * the line; the least of the last five runs counts.
     */
    public static void assertAllocatesAtMost(long bytes, Action action) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < WARM_UP && System.nanoTime() - start < LONGEST_WARM_UP_NANOS; i++) {
            Allocation.once(action);
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MEASURED; i++) {
            least = Math.min(least, Allocation.once(action));
        }
        if (least > bytes) {
            throw new AssertionError(
                    "allocates "
                            + Figures.bytes(least)
                            + " each time, allowed are "
                            + Figures.grouped(bytes)
                            + allocator(action));
        }
    }

    private static String allocator(Action action) throws Exception {
        String hottest = Evidence.allocator(action);
        return hottest.isEmpty() ? "" : "\n" + hottest;
    }

    /** Asserts that {@code root} and everything it reaches take at most {@code bytes}. */
    public static void assertRetainsAtMost(long bytes, Object root) {
        long deep = Measure.deep(root);
        if (deep > bytes) {
            StringBuilder message = new StringBuilder();
            message.append("holds ").append(Figures.bytes(deep));
            message.append(", allowed are ").append(Figures.grouped(bytes));
            List<Retained.Row> rows = Measure.classes(root);
            for (Retained.Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
                message.append("\n  ").append(Figures.grouped(row.bytes())).append(" in ");
                message.append(Figures.grouped(row.count())).append(" × ").append(row.type());
            }
            throw new AssertionError(message.toString());
        }
    }

    /**
     * Asserts that what {@code reference} refers to can be collected.
     *
     * @param what names it in the failure: {@code "the payload"}
     */
    public static void assertCollected(String what, Reference<?> reference) {
        if (!Watches.collect(reference)) {
            Object alive = reference.get();
            String why = alive == null ? "" : ":\n" + LiveWhy.of(alive);
            throw new AssertionError(what + " is still reachable after 10 collections" + why);
        }
    }

    /** Asserts that what {@code reference} refers to is kept alive. */
    public static void assertNotCollected(String what, Reference<?> reference) {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        if (reference.refersTo(null)) {
            throw new AssertionError(
                    what + " was collected, but must stay: nothing refers to it strongly any more");
        }
    }

    /**
     * Asserts that nothing stays on the heap for each run of {@code action}. It runs the action
     * {@code cycles} times to warm up and as many times under observation; a cache that fills and
     * then stops growing passes.
     */
    public static void assertNoGrowth(int cycles, Action action) throws Exception {
        Leak leak = Leak.of(cycles, action);
        if (leak.leaks()) {
            StringBuilder message = new StringBuilder();
            message.append(Figures.bytes(Math.round(leak.slope())));
            message.append(" stay for each of ").append(Figures.grouped(leak.cycles()));
            message.append(" runs");
            List<Leak.Grows> rows =
                    leak.grows().subList(0, Math.min(MOST_ROWS, leak.grows().size()));
            for (Leak.Grows row : rows) {
                message.append("\n  ").append(Figures.signed(row.instances()));
                message.append(" × ").append(row.type());
            }
            LiveWhy.example(rows.stream().map(Leak.Grows::type).toList())
                    .ifPresent(why -> message.append("\none of them:\n").append(why));
            throw new AssertionError(message.toString());
        }
    }
}
