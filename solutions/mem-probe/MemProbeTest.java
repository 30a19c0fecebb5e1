import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    @Order(1)
    @DisplayName("the action runs once, on the thread that asks")
    @Holds("The action runs once, on the thread that called")
    void runsOnceHere() {
        for (int call = 1; call <= 3; call++) {
            List<Thread> ran = new ArrayList<>();
            probe("an action", () -> ran.add(Thread.currentThread()));
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
                50,
                random -> {
                    int length = random.nextInt(20_000);
                    int times = random.nextInt(5);
                    is(
                            times * ((16L + length + 7) / 8 * 8),
                            times + " times new byte[" + length + "]",
                            () -> {
                                for (int i = 0; i < times; i++) {
                                    sink = new byte[length];
                                }
                            });
                });
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
    @DisplayName("more than 2 GB are more than 2 GB: 120 arrays of 20 MB")
    @Holds("more than 2 GB are more than 2 GB")
    void beyondInt() {
        long found =
                probe(
                        "120 times new byte[20971520]",
                        () -> {
                            for (int i = 0; i < 120; i++) {
                                sink = null;
                                sink = new byte[20 << 20];
                            }
                            sink = null;
                        });
        long expected = 120L * ((20L << 20) + 16);
        if (Math.abs(found - expected) > 100_000) {
            fail("allocatedBy(120 times new byte[20971520]) is %,d, and must be %,d", found, expected);
        }
    }

    @Test
    @Order(9)
    @DisplayName("an exception of the action reaches the caller, and the next measurement is right")
    @Holds("An exception of the action, of whatever kind, reaches the caller as it is")
    void exceptionsPass() {
        for (Throwable thrown :
                new Throwable[] {
                    new IllegalStateException("the action's own"),
                    new AssertionError("its error"),
                    new Exception("a checked one"),
                    new OutOfMemoryError("no memory left to it")
                }) {
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
            is(120, "new byte[100], after an action that threw", () -> sink = new byte[100]);
        }
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
                50,
                random -> {
                    int depth = 1 + random.nextInt(3);
                    anyNest(depth, random.nextInt(20_000), random.nextInt(3) == 0);
                });
    }

    /** Each level makes an object before the measurement within it, and one after. */
    private static void anyNest(int depth, int length, boolean throwing) {
        long[] found = new long[depth];
        Runnable action =
                () -> {
                    sink = new byte[length];
                    if (throwing) {
                        throw THROWN;
                    }
                };
        String what = "new byte[" + length + "]" + (throwing ? " and a throw" : "");
        long bytes = (16L + length + 7) / 8 * 8;
        for (int level = 0; level < depth; level++) {
            int here = level;
            Runnable within = action;
            action =
                    () -> {
                        sink = new Object();
                        try {
                            found[here] = MemProbe.allocatedBy(within);
                        } catch (IllegalStateException any) {
                            if (any != THROWN) {
                                throw any;
                            }
                        }
                        sink = new Object();
                    };
            what =
                    throwing && level == 0
                            ? "new Object(), allocatedBy(" + what + ") in try and catch, new Object()"
                            : "new Object(), allocatedBy(" + what + "), new Object()";
        }
        is(bytes + 32L * depth, what, action);
        for (int level = throwing ? 1 : 0; level < depth; level++) {
            if (found[level] != bytes + 32L * level) {
                fail(
                        "in allocatedBy(%s) the probe %d deep is %,d, and must be %,d",
                        what, depth - level, found[level], bytes + 32L * level);
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("two threads measure at the same time: each counts its own bytes")
    @Holds("the bytes that this thread allocated meanwhile")
    void twoThreadsMeasure() throws Exception {
        Property.holds(
                20,
                random -> overlap(random.nextInt(5_000), 5_000 + random.nextInt(5_000), random.nextBoolean()));
    }

    /** Steps of the two threads: 1 as the first one's action runs, and so on. */
    private static final AtomicInteger STEP = new AtomicInteger();

    /** The first begins, the second begins, the first ends, the second ends; the last run counts. */
    private static void overlap(int one, int two, boolean hereFirst) throws InterruptedException {
        long[] found = new long[2];
        Throwable[] thrown = new Throwable[2];
        String[] names = {"new byte[" + one + "]", "new byte[" + two + "]"};
        Runnable first = () -> measure(found, thrown, 0, one, 0, 2);
        Runnable second = () -> measure(found, thrown, 1, two, 1, 3);
        for (int run = 0; run < 3; run++) {
            STEP.set(0);
            Thread other = new Thread(hereFirst ? second : first, "another that measures");
            other.start();
            (hereFirst ? first : second).run();
            other.join();
            for (int i = 0; i < 2; i++) {
                if (thrown[i] != null) {
                    fail("allocatedBy(%s) throws %s, while another thread measures", names[i], thrown[i]);
                }
            }
        }
        for (int i = 0; i < 2; i++) {
            long expected = (16L + (i == 0 ? one : two) + 7) / 8 * 8;
            if (found[i] != expected) {
                fail(
                        "allocatedBy(%s) is %,d, and must be %,d, while another thread measures %s",
                        names[i], found[i], expected, names[1 - i]);
            }
        }
    }

    private static void measure(
            long[] found, Throwable[] thrown, int index, int length, int begin, int end) {
        try {
            await(begin);
            for (int call = 0; call < 2; call++) {
                MemProbe.allocatedBy(() -> {});
            }
            found[index] =
                    MemProbe.allocatedBy(
                            () -> {
                                reach(begin + 1);
                                sink = new byte[length];
                                await(end);
                            });
            reach(end + 1);
        } catch (Throwable any) {
            thrown[index] = any;
            reach(4);
        }
    }

    /** Never back, even if the action runs again. */
    private static void reach(int step) {
        STEP.accumulateAndGet(step, Math::max);
    }

    private static void await(int step) {
        while (STEP.get() < step) {
            Thread.yield();
        }
    }

    private static void hundred() {
        sink = new byte[100];
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static void is(long bytes, String what, Runnable action) {
        probe(what, action);
        probe(what, action);
        long found = probe(what, action);
        if (found != bytes) {
            fail("allocatedBy(%s) is %,d, and must be %,d", what, found, bytes);
        }
    }

    private static long probe(String what, Runnable action) {
        return Property.call("allocatedBy(" + what + ")", () -> MemProbe.allocatedBy(action));
    }
}
