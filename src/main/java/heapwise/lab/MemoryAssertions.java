package heapwise.lab;

import heapwise.lab.draw.Figures;
import heapwise.lab.gc.Watches;
import heapwise.lab.object.Holdings;
import heapwise.lab.object.LiveWhy;
import heapwise.lab.object.Retained;
import heapwise.lab.run.AllocationEvidence;
import heapwise.lab.run.Leak;
import heapwise.lab.run.Meter;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about memory, for hidden tests. They run on the engines of the tools that a learner
 * calls, and a failure shows the evidence: the line that allocates, the classes that grow, the
 * chain that keeps an object alive.
 *
 * <p>What they count is the whole answer's: all threads, and the static fields of its classes,
 * which are those beside the hidden test that calls.
 */
public final class MemoryAssertions {

    private static final int WARM_UP = 20;
    private static final int MEASURED = 5;
    private static final long LONGEST_WARM_UP_NANOS = 2_000_000_000L;
    private static final int MOST_ROWS = 4;

    /** More than the first run of anything needs for classes and call sites. */
    private static final long LINKAGE = 2_000_000;

    private static final int ATTEMPTS = 10;

    private static final StackWalker CALLERS =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private MemoryAssertions() {}

    /**
     * Asserts that {@code action}, once warm, allocates at most {@code bytes} in each run, in
     * whichever thread, and outside the heap. It runs the action 25 times, and more often for a
     * test run's first failure, to find the line; the least of the last five runs counts.
     *
     * <p>An action that is the same each time measures little of an answer that remembers its
     * results: for those {@link #assertAllocatesAtMost(long, IntFunction, Use)} is there.
     */
    public static void assertAllocatesAtMost(long bytes, Action action) throws Exception {
        assertAllocatesAtMost(bytes, run -> run, run -> action.run());
    }

    /**
     * Asserts that what is done with an input allocates at most {@code bytes} each time. The inputs
     * are made outside of what is measured.
     *
     * @param inputs makes the input of run 0, 1, 2 …; no two may be alike
     */
    public static <T> void assertAllocatesAtMost(long bytes, IntFunction<T> inputs, Use<T> use)
            throws Exception {
        long start = System.nanoTime();
        T first = inputs.apply(0);
        long linked = Meter.read(() -> use.of(first)).bytes();
        boolean isSlow = System.nanoTime() - start > LONGEST_WARM_UP_NANOS / 4;
        boolean isHopeless = linked > 3 * bytes + LINKAGE;
        T second = inputs.apply(1); // who remembers results may have met the first elsewhere
        Meter.Reading least = Meter.read(() -> use.of(second));
        int run = 2;
        while (least.bytes() > bytes
                && !isHopeless
                && run < WARM_UP
                && System.nanoTime() - start < LONGEST_WARM_UP_NANOS) {
            use.of(inputs.apply(run++));
        }
        for (int i = 0; i < (isHopeless ? 0 : MEASURED) && least.bytes() > bytes; i++) {
            T input = inputs.apply(run++);
            Meter.Reading reading = Meter.read(() -> use.of(input));
            least = reading.bytes() < least.bytes() ? reading : least;
        }
        if (least.bytes() > bytes) {
            int next = run;
            throw new AssertionError(
                    "allocates "
                            + Figures.bytes(least.bytes())
                            + " each time, allowed are "
                            + Figures.grouped(bytes)
                            + (!isSlow && elsewhere(least).isEmpty()
                                    ? allocator(() -> use.of(inputs.apply(next)))
                                    : elsewhere(least)));
        }
    }

    private static String elsewhere(Meter.Reading reading) {
        if (reading.direct() > 0) {
            return "\n" + Figures.grouped(reading.direct()) + " of them outside the heap";
        }
        return reading.elsewhere() > reading.bytes() / 10
                ? "\n" + Figures.grouped(reading.elsewhere()) + " of them in other threads"
                : "";
    }

    private static String allocator(Action action) throws Exception {
        String hottest = AllocationEvidence.allocator(action);
        return hottest.isEmpty() ? "" : "\n" + hottest;
    }

    /**
     * Asserts that {@code root}, everything it reaches, and everything that the answer's static
     * fields reach take at most {@code bytes}.
     */
    public static void assertRetainsAtMost(long bytes, Object root) {
        retains(bytes, root, CALLERS.getCallerClass());
    }

    /**
     * Asserts that the answer's static fields, and its thread-locals, reach at most {@code bytes}:
     * for methods whose calls are to leave nothing behind.
     */
    public static void assertStaticsHoldAtMost(long bytes) {
        retains(bytes, null, CALLERS.getCallerClass());
    }

    private static void retains(long bytes, @Nullable Object root, Class<?> tests) {
        Holdings held = Holdings.of(root, tests);
        if (held.bytes() <= bytes) {
            return;
        }
        StringBuilder message = new StringBuilder();
        message.append(root == null ? "static fields hold " : "holds ");
        message.append(Figures.bytes(held.bytes()));
        message.append(", allowed are ").append(Figures.grouped(bytes));
        for (Holdings.Static field : first(held.statics())) {
            if (root != null && field.bytes() < held.bytes() / 20) {
                break;
            }
            message.append("\n  ").append(Figures.grouped(field.bytes()));
            message.append(" through ").append(field.name());
        }
        for (Retained.Row row : first(held.classes())) {
            message.append("\n  ").append(Figures.grouped(row.bytes())).append(" in ");
            message.append(Figures.grouped(row.count())).append(" × ").append(row.type());
        }
        throw new AssertionError(message.toString());
    }

    private static <T> List<T> first(List<T> rows) {
        return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    }

    /**
     * Asserts that what {@code reference} refers to can be collected. When it returns, the
     * references that were cleared are in their queues.
     *
     * @param what names it in the failure: {@code "the payload"}
     */
    public static void assertCollected(String what, Reference<?> reference) {
        if (!Watches.collectAndQueue(reference)) {
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

    /** Collects, and waits until the references that were cleared are in their queues. */
    public static void collect() {
        Watches.collect();
    }

    /**
     * Collects, up to ten times, until it is so; returns whether it is. A wait for the collector
     * takes as long as the collector does, and no certain time.
     */
    public static boolean collectUntil(BooleanSupplier so) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Watches.collect();
            if (so.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asserts that one run of {@code action} takes at most {@code limit} of CPU time, that of all
     * threads together; what else the machine does meanwhile is not counted. The best of three runs
     * counts, and there is one where it takes far too long.
     */
    public static void assertTakesAtMost(Duration limit, Action action) throws Exception {
        var process =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        long least = Long.MAX_VALUE;
        long last = 0;
        for (int i = 0; i < 3 && least > limit.toNanos() && last < 3 * limit.toNanos(); i++) {
            long before = process.getProcessCpuTime();
            action.run();
            last = process.getProcessCpuTime() - before;
            least = Math.min(least, last);
        }
        if (least > limit.toNanos()) {
            throw new AssertionError(
                    "takes %,d ms of CPU time, allowed are %,d"
                            .formatted(least / 1_000_000, limit.toMillis()));
        }
    }

    /**
     * Asserts that nothing stays for each run of {@code action}: neither objects on the heap nor
     * room in what static fields reach, such as an array that gets longer. It runs the action
     * {@code cycles} times to warm up and as many times under observation; a cache that fills and
     * then stops growing passes.
     */
    public static void assertNoGrowth(int cycles, Action action) throws Exception {
        Class<?> tests = CALLERS.getCallerClass();
        Leak leak = Leak.of(cycles, action);
        if (leak.leaks()) {
            StringBuilder message = new StringBuilder();
            message.append(Figures.bytes(Math.round(leak.slope())));
            message.append(" stay for each of ").append(Figures.grouped(leak.cycles()));
            message.append(" runs");
            List<Leak.Grows> rows = first(leak.grows());
            for (Leak.Grows row : rows) {
                message.append("\n  ").append(Figures.signed(row.instances()));
                message.append(" × ").append(row.type());
            }
            LiveWhy.example(leak.grows().stream().map(Leak.Grows::type).toList())
                    .ifPresent(why -> message.append("\none of them:\n").append(why));
            throw new AssertionError(message.toString());
        }
        staticsStay(cycles, action, tests);
    }

    /** From as many entries to twice as many, whatever holds them had to get longer once. */
    private static void staticsStay(int cycles, Action action, Class<?> tests) throws Exception {
        long before = Holdings.of(null, tests).bytes();
        for (int i = 0; i < 2 * cycles; i++) {
            action.run();
        }
        Holdings after = Holdings.of(null, tests);
        if (after.bytes() > before) {
            StringBuilder message = new StringBuilder();
            message.append("static fields hold ").append(Figures.bytes(after.bytes() - before));
            message.append(" more after ").append(Figures.grouped(2L * cycles));
            message.append(" more runs");
            for (Holdings.Static field : first(after.statics())) {
                message.append("\n  ").append(Figures.grouped(field.bytes()));
                message.append(" through ").append(field.name());
            }
            throw new AssertionError(message.toString());
        }
    }
}
