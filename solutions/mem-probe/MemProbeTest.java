import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class MemProbeTest {

    /** Keeps what an action makes, so that no compiler leaves it out. */
    private static volatile Object sink;

    private static volatile boolean stop;

    /** Arrays that the other thread has made. */
    private static volatile long made;

    private static long inner;

    private static final IllegalStateException THROWN = new IllegalStateException("the action's own");

    /** Room for a thousand probes within each other, however many methods a probe consists of. */
    private static final long DEEP_STACK = 64 << 20;

    @Test
    @Order(1)
    @DisplayName("the action runs once, on the thread that asks")
    @Holds("The action runs once, on the thread that called")
    void runsOnceHere() {
        for (int call = 1; call <= 3; call++) {
            List<Thread> ran = new ArrayList<>();
            Runnable action = () -> ran.add(Thread.currentThread());
            Property.call("allocatedBy(an action)", () -> MemProbe.allocatedBy(action));
            assertThat(List.copyOf(ran))
                    .as("the threads that ran the action of call %d", call)
                    .containsExactly(Thread.currentThread());
        }
        runsOnce("100 times new byte[1048576], in a heap of 64 MB", MemProbeTest::muchThatDies);
        runsOnce("System.gc()", System::gc);
        runsOnce("an action that throws", () -> throwAny(new Exception("a checked one")));
    }

    private static void runsOnce(String what, Runnable action) {
        for (int call = 1; call <= 3; call++) {
            int[] runs = {0};
            try {
                MemProbe.allocatedBy(
                        () -> {
                            runs[0]++;
                            action.run();
                        });
            } catch (Throwable any) {
                // Which one arrives is the matter of another test.
            }
            sink = null;
            assertThat(runs[0]).as("runs of the action in allocatedBy(%s)", what).isEqualTo(1);
        }
    }

    @Test
    @Order(2)
    @DisplayName("an action that allocates nothing gives 0")
    @Holds("to the byte")
    void nothing() {
        is(0, "() -> {}", () -> {});
    }

    @Test
    @Order(3)
    @DisplayName("new Object() gives 16")
    @Holds("to the byte")
    void anObject() {
        is(16, "new Object()", () -> sink = new Object());
    }

    @Test
    @Order(4)
    @DisplayName("arrays of any length give header, length, elements, padding: new byte[100] is 120")
    @Holds("to the byte")
    void anyArrays() throws Exception {
        is(120, "new byte[100]", () -> sink = new byte[100]);
        Property.holds(
                60,
                random -> {
                    int element = 1 << random.nextInt(4);
                    int length = anySize(random, (4 << 20) / element);
                    int times = anySize(random, (4 << 20) / (int) array(element, length));
                    onAnyThread(
                            random,
                            () ->
                                    is(
                                            times * array(element, length),
                                            "%,d times new %s[%d]".formatted(times, ELEMENTS.get(element), length),
                                            () -> {
                                                for (int i = 0; i < times; i++) {
                                                    sink = make(element, length);
                                                }
                                            }));
                });
        Property.holds(20, random -> onAnyThread(random, () -> another(random)));
    }

    /** Of an action that allocates more or less each time, each call is measured by itself. */
    private static void another(Random random) {
        int[] lengths = random.ints(10, 0, 30).map(i -> random.nextBoolean() ? i : 10_000 + i).toArray();
        int[] calls = {0};
        Runnable action = new Noted(() -> sink = new byte[lengths[calls[0]++ % lengths.length]]);
        for (int call = 0; call < 2 * lengths.length; call++) {
            int length = lengths[call % lengths.length];
            long found = probe("new byte[" + length + "]", action);
            if (call >= lengths.length && found != array(1, length)) {
                fail(
                        "allocatedBy(an action that made another array before, and now new byte[%d]) is %,d, and must be %,d",
                        length, found, array(1, length));
            }
        }
    }

    private static final Map<Integer, String> ELEMENTS = Map.of(1, "byte", 2, "char", 4, "Object", 8, "long");

    private static Object make(int element, int length) {
        return switch (element) {
            case 1 -> new byte[length];
            case 2 -> new char[length];
            case 4 -> new Object[length];
            default -> new long[length];
        };
    }

    private static long array(int element, int length) {
        return (16L + (long) element * length + 7) / 8 * 8;
    }

    @Test
    @Order(5)
    @DisplayName("1,000 arrays give 1,000 times as much")
    @Holds("to the byte")
    void aThousandArrays() {
        is(
                120_000,
                "1,000 times new byte[100]",
                () -> {
                    for (int i = 0; i < 1000; i++) {
                        sink = new byte[100];
                    }
                });
    }

    @Test
    @Order(6)
    @DisplayName("what is dead already counts: 100 arrays of 1 MB in a heap of 64 MB")
    @Holds("whether it is still there or not")
    void whatIsDeadCounts() {
        is(
                100L * ((1 << 20) + 16),
                "100 times new byte[1048576]",
                MemProbeTest::muchThatDies);
    }

    private static void muchThatDies() {
        for (int i = 0; i < 100; i++) {
            sink = new byte[1 << 20];
        }
    }

    @Test
    @Order(7)
    @DisplayName("what other threads allocate meanwhile does not count")
    @Holds("what other threads allocate at the same time is not in it")
    void othersDoNotCount() throws Exception {
        stop = false;
        made = 0;
        Thread busy =
                new Thread(
                        () -> {
                            Object[] kept = new Object[8];
                            for (long i = 1; !stop; i++) {
                                kept[(int) (i & 7)] = new byte[1_000];
                                if (i % 50 == 0) {
                                    runElsewhere(() -> kept[0] = new byte[10_000]);
                                }
                                made = i;
                            }
                        });
        busy.start();
        try {
            is(
                    16,
                    "new Object() while another thread allocates",
                    () -> {
                        sink = new Object();
                        long enough = made + 100;
                        while (made < enough) {
                            Thread.onSpinWait();
                        }
                    });
        } finally {
            stop = true;
            busy.join();
        }
    }

    @Test
    @Order(8)
    @DisplayName("more than 2 GB are more than 2 GB: 600 arrays of 4 MB, and 1,075")
    @Holds("more than 2 GB are more than 2 GB")
    void beyondInt() {
        long[] found = new long[1];
        Runnable most = () -> arraysOf4Megabytes(600); // made here: to link it takes some bytes
        long all =
                probe(
                        "allocatedBy(600 times new byte[4194304]), 475 times new byte[4194304]",
                        () -> {
                            found[0] = MemProbe.allocatedBy(most);
                            arraysOf4Megabytes(475);
                        });
        big(600, found[0]);
        big(1075, all);
    }

    private static void arraysOf4Megabytes(int times) {
        for (int i = 0; i < times; i++) {
            sink = null;
            sink = new byte[4 << 20];
        }
        sink = null;
    }

    private static void big(int times, long found) {
        long expected = times * array(1, 4 << 20);
        if (found != expected) {
            fail("allocatedBy(%d times new byte[4194304]) is %,d, and must be %,d", times, found, expected);
        }
    }

    @Test
    @Order(9)
    @DisplayName("an exception of the action reaches the caller, and the next measurement is right")
    @Holds("An exception of the action, of whatever kind, reaches the caller as it is")
    void exceptionsPass() throws Exception {
        for (Throwable thrown : throwables()) {
            passes(thrown);
            is(120, "new byte[100], after an action that threw", () -> sink = new byte[100]);
        }
        Property.holds(
                15,
                random ->
                        onAnyThread(
                                random,
                                () -> {
                                    int times = 1 + anySize(random, 2_000);
                                    Throwable[] any = throwables();
                                    for (int i = 0; i < times; i++) {
                                        passes(any[random.nextInt(any.length)]);
                                    }
                                    is(120, "new byte[100], after %,d actions that threw".formatted(times), () -> sink = new byte[100]);
                                }));
    }

    private static Throwable[] throwables() {
        return new Throwable[] {
            new IllegalStateException("the action's own"),
            new AssertionError("its error"),
            new Exception("a checked one"),
            new OutOfMemoryError("no memory left to it"),
            new InterruptedException("interrupted"),
            new Throwable("neither")
        };
    }

    private static void passes(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        Throwable caught = null;
        try {
            MemProbe.allocatedBy(
                    () -> {
                        sink = new byte[1_000];
                        throwAny(thrown);
                    });
        } catch (Throwable any) {
            caught = any;
        }
        if (caught != thrown) {
            fail(
                    "the action throws %s, and allocatedBy() %s",
                    thrown, caught == null ? "returns" : "throws " + caught);
        }
        assertThat(thrown.getSuppressed()).as("what is suppressed in the %s of the action", thrown).isEmpty();
        assertThat(thrown.getCause()).as("the cause of the %s of the action", thrown).isNull();
        assertThat(thrown.getStackTrace()).as("the stack trace of the %s of the action", thrown).isEqualTo(trace);
    }

    @Test
    @Order(10)
    @DisplayName("a probe within a probe: each counts its own action")
    @Holds("A probe may be used within an action that is measured")
    void nests() throws Exception {
        is(
                16 + 120 + 16,
                "new Object(), allocatedBy(new byte[100]), new Object()",
                () -> {
                    sink = new Object();
                    inner = MemProbe.allocatedBy(MemProbeTest::hundred);
                    sink = new Object();
                });
        assertThat(inner).as("what the probe within says of new byte[100]").isEqualTo(120);
        Property.holds(
                60,
                random -> {
                    int depth = 1 + (random.nextInt(3) > 0 ? random.nextInt(3) : anySize(random, 1_000));
                    int catching = random.nextInt(3) == 0 ? random.nextInt(depth) : -1;
                    Runnable nest = () -> anyNest(depth, anySize(random, 4 << 20), catching, random.nextBoolean());
                    if (depth < 10 && random.nextBoolean()) {
                        nest.run();
                    } else {
                        runElsewhere(nest);
                    }
                });
    }

    private static final int MANY_RUNS = 500;

    /**
     * Each level makes an object before the measurement within it, and one after.
     *
     * @param catching the level that catches what the innermost action throws; -1 if it throws nothing
     * @param twice whether each level measures something else before
     */
    private static void anyNest(int depth, int length, int catching, boolean twice) {
        long[] found = new long[depth];
        long[] expected = new long[depth];
        long[] beside = new long[depth];
        int[] runs = new int[1];
        Runnable action =
                () -> {
                    if (++runs[0] > MANY_RUNS) {
                        // Where each level runs its action twice, the innermost one would run for ever.
                        fail("the innermost action of probes %d deep runs more than %d times", depth, MANY_RUNS);
                    }
                    sink = new byte[length];
                    if (catching >= 0) {
                        throw THROWN;
                    }
                };
        String what = "new byte[" + length + "]" + (catching >= 0 ? " and a throw" : "");
        String before = twice ? "new Object(), allocatedBy(new byte[100]), allocatedBy(" : "new Object(), allocatedBy(";
        long bytes = array(1, length);
        for (int level = 0; level < depth; level++) {
            int here = level;
            Runnable within = action;
            action =
                    () -> {
                        sink = new Object();
                        if (twice) {
                            beside[here] = MemProbe.allocatedBy(MemProbeTest::hundred);
                        }
                        try {
                            found[here] = MemProbe.allocatedBy(within);
                        } catch (IllegalStateException any) {
                            if (any != THROWN || here < catching) {
                                throw any;
                            }
                        }
                        sink = new Object();
                    };
            expected[level] = level > catching ? bytes : 0;
            bytes += (twice ? 16 + 120 : 16) + (level < catching ? 0 : 16);
            if (level < 3) {
                String after = level == catching ? ") in try and catch, new Object()" : level < catching ? ")" : "), new Object()";
                what = before + what + after;
            }
        }
        is(bytes, depth <= 3 ? what : what + ", and so on, " + depth + " deep", action);
        for (int level = 0; level < depth; level++) {
            if (found[level] != expected[level]) {
                fail(
                        "in allocatedBy(%s) the probe %d deep is %,d, and must be %,d",
                        what, depth - level, found[level], expected[level]);
            }
            if (twice && beside[level] != 120) {
                fail("in allocatedBy(%s) the probe of new byte[100] is %,d, and must be 120", what, beside[level]);
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("threads measure at the same time: each counts its own bytes, and none waits for another")
    @Holds("Several threads may measure at the same time")
    void manyThreadsMeasure() throws Exception {
        isIdle(Thread.currentThread()); // the first time may take some bytes
        LockSupport.parkNanos(1);
        Property.holds(
                12,
                random -> {
                    int[] lengths = new int[random.nextInt(5) > 0 ? 2 : 2 + random.nextInt(15)];
                    for (int i = 0; i < lengths.length; i++) {
                        lengths[i] = 5_000 * i + random.nextInt(5_000);
                    }
                    overlap(lengths, random.nextInt(lengths.length), random.nextBoolean());
                });
    }

    /** The steps of the threads: 1 as the first one's action runs, and so on. */
    private static final AtomicInteger STEP = new AtomicInteger();

    /** The threads whose turn it is, one after the other, and from the beginning again. */
    private static final List<Thread> TURNS = new ArrayList<>();

    /** Whether a thread did not get on while others were within their actions. */
    private static volatile boolean isStuck;

    /** They begin one after the other, and end in the same order, when all have begun; the last run counts. */
    private static void overlap(int[] lengths, int here, boolean isOneAction) throws InterruptedException {
        int threads = lengths.length;
        long[] found = new long[threads];
        Throwable[] thrown = new Throwable[threads];
        Runnable shared = () -> step(TURNS.indexOf(Thread.currentThread()), lengths);
        for (int run = 0; run < 3; run++) {
            STEP.set(0);
            TURNS.clear();
            for (int i = 0; i < threads; i++) {
                int index = i;
                Runnable action = isOneAction ? shared : () -> step(index, lengths);
                Runnable body = () -> measure(found, thrown, index, action);
                TURNS.add(i == here ? Thread.currentThread() : new Thread(body, "another that measures"));
            }
            for (Thread thread : TURNS) {
                if (thread != Thread.currentThread()) {
                    thread.start();
                }
            }
            measure(found, thrown, here, isOneAction ? shared : () -> step(here, lengths));
            for (Thread thread : TURNS) {
                if (thread != Thread.currentThread()) {
                    thread.join();
                }
            }
            if (isStuck) {
                fail(
                        "allocatedBy() waits while another thread is in the action that it measures%s, and must not wait: %d threads measure",
                        isOneAction ? ", the same one" : "", threads);
            }
            for (int i = 0; i < threads; i++) {
                if (thrown[i] != null) {
                    fail("allocatedBy(new byte[%d]) throws %s, while another thread measures", lengths[i], thrown[i]);
                }
            }
        }
        for (int i = 0; i < threads; i++) {
            if (found[i] != array(1, lengths[i])) {
                fail(
                        "allocatedBy(new byte[%d]) is %,d, and must be %,d, while another thread measures new byte[%d]",
                        lengths[i], found[i], array(1, lengths[i]), lengths[(i + 1) % threads]);
            }
        }
    }

    private static void measure(long[] found, Throwable[] thrown, int index, Runnable action) {
        try {
            await(index);
            for (int call = 0; call < 2; call++) {
                MemProbe.allocatedBy(MemProbeTest::hundred);
            }
            found[index] = MemProbe.allocatedBy(action);
            reach(index + TURNS.size() + 1);
        } catch (Throwable any) {
            thrown[index] = any;
            reach(Integer.MAX_VALUE);
        }
    }

    /** What the thread at this index measures. */
    private static void step(int index, int[] lengths) {
        reach(index + 1);
        sink = new byte[lengths[index]];
        await(index + TURNS.size());
    }

    /** Never back, even if the action runs again. */
    private static void reach(int step) {
        STEP.accumulateAndGet(step, Math::max);
    }

    /** Not for ever: who is to get on may itself be waiting. */
    private static void await(int step) {
        int idle = 0;
        int last = 0;
        for (int looks = 0; STEP.get() < step; looks++) {
            if (looks < 100) {
                Thread.yield();
                continue;
            }
            int now = STEP.get();
            idle = now == last && isIdle(TURNS.get(now % TURNS.size())) ? idle + 1 : 0;
            last = now;
            if (idle > 500 || looks > 10_000) {
                isStuck = true;
                reach(Integer.MAX_VALUE);
                return;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean isIdle(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.BLOCKED || state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    private static void hundred() {
        sink = new byte[100];
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** From 0 to the most, each magnitude as often as any other. */
    private static int anySize(Random random, int most) {
        return (int) Math.pow(most + 1.0, random.nextDouble()) - 1;
    }

    private static void onAnyThread(Random random, Runnable body) {
        if (random.nextInt(3) > 0) {
            body.run();
        } else {
            runElsewhere(body);
        }
    }

    /** On a thread of its own, from the beginning to the end. */
    private static void runElsewhere(Runnable body) {
        Throwable[] thrown = {null};
        Thread other =
                new Thread(
                        null,
                        () -> {
                            try {
                                body.run();
                            } catch (Throwable any) {
                                thrown[0] = any;
                            }
                        },
                        "another",
                        DEEP_STACK);
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (thrown[0] != null) {
            throw new AssertionError("on a second thread: " + thrown[0].getMessage(), thrown[0]);
        }
    }

    /** Notes where an action runs, and how often; it allocates nothing for that. */
    private static final class Noted implements Runnable {

        private final Runnable action;
        private final Thread asks = Thread.currentThread();
        private Thread ran = asks;
        private int runs;

        Noted(Runnable action) {
            this.action = action;
        }

        @Override
        public void run() {
            runs++;
            ran = Thread.currentThread() == asks ? ran : Thread.currentThread();
            action.run();
        }
    }

    private static void is(long bytes, String what, Runnable action) {
        Noted same = new Noted(action);
        probe(what, same);
        probe(what, same);
        long found = probe(what, same);
        if (found != bytes) {
            fail("allocatedBy(%s) is %,d, and must be %,d", what, found, bytes);
        }
    }

    private static long probe(String what, Runnable action) {
        Noted noted = action instanceof Noted before ? before : new Noted(action);
        noted.runs = 0;
        long found = Property.call("allocatedBy(" + what + ")", () -> MemProbe.allocatedBy(noted));
        assertThat(noted.runs).as("runs of the action in allocatedBy(%s)", what).isEqualTo(1);
        assertThat(noted.ran).as("the thread that ran the action in allocatedBy(%s)", what).isEqualTo(noted.asks);
        return found;
    }
}
