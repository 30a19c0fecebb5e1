import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class GcLogTest {

    /** What stands before the message, as -Xlog writes it with several decorations. */
    private static final List<String> DECORATIONS =
            List.of(
                    "[0.412s][info][gc] ",
                    "[0.412s][info][gc          ] ",
                    "[412ms][info][gc,phases   ] ",
                    "[2026-11-26T20:15:03.123+0000][0.412s] ",
                    "[2026-11-26T20:15:03.123+0000][3.250ms][4711][gc         ] ",
                    "[412345678ns] ",
                    "[GC(x)][GC(] ",
                    "");

    private static final List<String> PAUSES =
            List.of(
                    "Pause Young (Normal) (G1 Evacuation Pause) 24M->3M(64M)",
                    "Pause Young (Concurrent Start) (G1 Humongous Allocation) 30M->9M(64M)",
                    "Pause Young (Prepare Mixed) (G1 Preventive Collection) 31M->19M(48M)",
                    "Pause Young (Normal) (G1 Evacuation Pause) (Evacuation Failure: Allocation) 47M->39M(48M)",
                    "Pause Young (Allocation Failure) 21M->6M(61M)",
                    "Pause Full (System.gc()) 12M->3M(64M)",
                    "Pause Full (Ergonomics) 40M->22M(46M)",
                    "Pause Remark 24M->24M(64M)",
                    "Pause Cleanup 24M->24M(64M)",
                    "Pause Mark Start",
                    "Pause Relocate Start",
                    "y: Pause Mark End",
                    "Y: Pause Mark Start (Major)",
                    "O: Pause Mark End",
                    "Pause Init Mark (unload classes)",
                    "Pause Final Update Refs",
                    "Pause Degenerated GC (Outside of Cycle) 40M->20M(48M)",
                    "Pause Full (GC(2) Concurrent [Mark] failed) 40M->20M(48M)");

    /** Other lines of the same logs; most have a time, or the word. */
    private static final List<String> OTHERS =
            List.of(
                    "GC(7) Pause Young (Normal) (G1 Evacuation Pause)",
                    "GC(7) Pause Full (System.gc())",
                    "GC(7) Concurrent Mark Cycle 11.982ms",
                    "GC(7) Concurrent Mark 74.170ms",
                    "GC(7) Concurrent Mark Cycle (G1 Evacuation Pause) 11.982ms",
                    "GC(7) Concurrent reset (unload classes) 0.315ms",
                    "GC(7) y: Concurrent Mark 2.116ms",
                    "GC(7) O: Concurrent Relocate 3.001ms",
                    "GC(7) Phase 1: Mark live objects 3.142ms",
                    "GC(7)   Evacuate Collection Set: 2.1ms",
                    "GC(7)   Pre Evacuate Collection Set: 0.125ms",
                    "GC(7) User=0.01s Sys=0.00s Real=0.00s",
                    "GC(7) Garbage Collection (Allocation Rate) 42M(66%)->34M(53%)",
                    "GC(7) Minor Collection (Allocation Rate) 42M(66%)->34M(53%) 0.074s",
                    "GC(7) Major Collection (Warmup) 12M(10%)->10M(8%) 0.019s",
                    "Allocation Stall (main) 43.857ms",
                    "Pause Init Mark (G)            =    0.003 s (a =      310 us) (n =     9)",
                    "      Young Pause: Pause Mark End      0.010 / 0.012     0.011 / 0.013       ms",
                    "Safepoint \"G1CollectForAllocation\", Time since last: 91482 ns, Total: 2345 ns",
                    "Using G1",
                    "Pause for lunch 30.000ms",
                    "It was in GC(7), the Pause of the year: 99.999ms",
                    "",
                    "GC() Pause Remark 24M->24M(64M) 0.713ms",
                    "GC(7 Pause Remark 24M->24M(64M) 0.713ms",
                    "GC(7)Pause Remark 24M->24M(64M) 0.713ms",
                    "GC(7)  Pause Remark 24M->24M(64M) 0.713ms",
                    "GC(7)   Pause Young Roots 0.100ms",
                    "GC(7)\tPause Young Roots 0.100ms",
                    "GC(7)   y: Pause Mark Roots 0.100ms",
                    "GC(7)y: Pause Mark End 0.012ms",
                    "GC(7) y:Pause Mark End 0.012ms",
                    "GC(7) y:  Pause Mark End 0.012ms",
                    "GC(7) x: Pause Remark 24M->24M(64M) 0.713ms",
                    "GC(7) o: Pause Mark End 0.012ms",
                    "GC(7) y: Y: Pause Mark End 0.012ms",
                    "GC(7) pause Remark 24M->24M(64M) 0.713ms",
                    "gc(7) Pause Remark 24M->24M(64M) 0.713ms",
                    "GC(7) Pause Remark 24M->24M(64M) 0.713MS",
                    "GC(-7) Pause Remark 24M->24M(64M) 0.713ms",
                    "GC(7) Pause Young (Allocation Failure) 21M->6M(61M) 0.074s",
                    "GC(7) Pauses so far: 12.345ms",
                    "GC(7) Pause Remark 24M->24M(64M) 0.713ms so far");

    @Test
    @Order(1)
    @DisplayName("the lines of the task have five pauses")
    @Holds("and ends with a time in milliseconds such as")
    void linesOfTheTask() {
        parses(
                List.of(
                        "[0.221s][info][gc] Using G1",
                        "[0.412s][info][gc,start    ] GC(0) Pause Young (Normal) (G1 Evacuation Pause)",
                        "[0.415s][info][gc,phases   ] GC(0)   Evacuate Collection Set: 2.1ms",
                        "[0.415s][info][gc          ] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->3M(64M) 2.345ms",
                        "[0.518s][info][gc          ] GC(1) Pause Young (Concurrent Start) (G1 Humongous Allocation) 30M->9M(64M) 1.910ms",
                        "[0.529s][info][gc          ] GC(2) Pause Remark 11M->11M(64M) 0.713ms",
                        "[0.530s][info][gc          ] GC(2) Concurrent Mark Cycle 11.982ms",
                        "[1.087s][info][gc,phases   ] GC(3) Pause Mark Start 0.006ms",
                        "[1.114s][info][gc,phases   ] GC(4) y: Pause Mark End 0.012ms",
                        "[1.160s][info][gc          ] GC(4) Minor Collection (Allocation Rate) 42M(66%)->34M(53%) 0.074s",
                        "The program's own output: Pause for lunch 30.000ms"),
                2345,
                1910,
                713,
                6,
                12);
    }

    @Test
    @Order(2)
    @DisplayName("a pause of each collector is one")
    @Holds("there may be the y: , Y: or O: of ZGC")
    void eachCollector() {
        for (String pause : PAUSES) {
            parses(List.of("[0.412s][info][gc] GC(3) " + pause + " 1.234ms"), 1234);
            parses(List.of("[0.412s][info][gc] GC(4294967295) " + pause + " 12.034ms"), 12_034);
        }
    }

    @Test
    @Order(3)
    @DisplayName("every other line means nothing")
    @Holds("every other line means nothing")
    void otherLines() {
        for (String other : OTHERS) {
            parses(List.of("[0.412s][info][gc] " + other));
            parses(List.of(other, "[0.4s] GC(1) Pause Remark 0.500ms", other), 500);
        }
    }

    @Test
    @Order(4)
    @DisplayName("decorations mean nothing")
    @Holds("there may be any number of them, or none")
    void decorations() {
        for (String decoration : DECORATIONS) {
            parses(List.of(decoration + "GC(0) Pause Remark 24M->24M(64M) 0.250ms"), 250);
            parses(List.of(decoration + "GC(0) Pause Mark Start 0.025ms"), 25);
            parses(List.of(decoration + "GC(0) Concurrent Mark 0.250ms"));
        }
    }

    @Test
    @Order(5)
    @DisplayName("times are exact to the microsecond, however long and however many")
    @Holds("exact to the microsecond, however many of them are added up")
    void exact() {
        times(1);
        times(10, 100);
        times(999, 1_000, 1_001);
        times(0);
        times(70_090, 7_009, 700_900);
        times(600_000_001, 2, 2);
        times(1_800_000_000, 1_800_000_000, 1_800_000_000);
        times(3, 7_200_000_000L, 2_400_000_001L);
        long[] many = new long[1000];
        Arrays.fill(many, 1_001);
        many[7] = 1_000_003;
        times(many);
        long[] kinds = {1_799_999_999, 1_234_567_001, 60_000_001};
        String[] lines = Arrays.stream(kinds).mapToObj(micros -> line(7, "Pause Cleanup", micros)).toArray(String[]::new);
        GcLog.Stats stats = Property.call("parse(a log of 199,998 pauses of minutes)", () -> GcLog.parse(IntStream.range(0, 199_998).mapToObj(i -> lines[i % 3])));
        same("parse(a log of 199,998 pauses of minutes)", stats, new GcLog.Stats(199_998, 66_666 * Arrays.stream(kinds).sum(), kinds[1], kinds[0]));
    }

    @Test
    @Order(6)
    @DisplayName("the median is the one in the middle, of two the shorter")
    @Holds("of two in the middle the shorter one")
    void median() {
        times(5_000);
        times(9_000, 1_000);
        times(3_000, 1_000, 2_000);
        times(4_000, 40_000, 1_000, 2_000);
        times(10_000, 9_000, 100_000, 80, 7);
        times(1_000, 1_000, 1_000, 900_000);
    }

    @Test
    @Order(7)
    @DisplayName("a log without a pause has 0 for all four")
    @Holds("has 0 for all four figures")
    void none() {
        parses(List.of());
        parses(List.of("[0.005s][info][gc] Using Serial"));
    }

    @Test
    @Order(8)
    @DisplayName("300 generated logs have the figures of their pauses")
    @Holds({"and the word Pause in it", "of two in the middle the shorter one"})
    void generated() throws Exception {
        Property.holds(
                300,
                random -> {
                    List<String> lines = new ArrayList<>();
                    List<Long> times = new ArrayList<>();
                    for (int n = random.nextInt(30); n > 0; n--) {
                        String decoration = any(random, DECORATIONS);
                        if (random.nextInt(3) == 0) {
                            lines.add(decoration + any(random, OTHERS));
                        } else {
                            long time = random.nextLong(1L << 1 + random.nextInt(33));
                            times.add(time);
                            lines.add(decoration + line(random.nextInt(99), any(random, PAUSES), time));
                        }
                    }
                    parses(lines, times.stream().mapToLong(Long::longValue).toArray());
                });
    }

    @Test
    @Order(9)
    @DisplayName("a log of 200,000 pauses that is larger than the heap is no trouble")
    @Holds("a log may have 200,000 pauses and be larger than the heap")
    void large() {
        String start = "[0.412s][gc" + " ".repeat(160) + "] GC(7) Pause Remark 24M->24M(64M) ";
        String[] times = IntStream.rangeClosed(0, 2000).mapToObj(GcLogTest::time).toArray(String[]::new);
        Stream<String> lines =
                IntStream.range(0, 200_000).mapToObj(i -> start.concat(times[i % times.length]));
        GcLog.Stats stats;
        try {
            stats = GcLog.parse(lines);
        } catch (OutOfMemoryError full) {
            throw new AssertionError(
                    "a log of 200,000 pauses, more than 45 MB of lines, in a heap of 32 MB: parse() threw "
                            + full);
        }
        long total = 0;
        for (int i = 0; i < 200_000; i++) {
            total += i % 2001;
        }
        same("parse(a log of 200,000 pauses)", stats, new GcLog.Stats(200_000, total, 999, 2_000));
    }

    @Test
    @Order(10)
    @DisplayName("two calls know nothing of each other")
    @Holds("two calls know nothing of each other")
    void twoCalls() {
        times(1_000, 5_000, 3_000);
        times(2_000);
        parses(List.of());
        GcLog.Stats first = GcLog.parse(Stream.of(line(1, "Pause Remark", 7_000)));
        GcLog.parse(Stream.of(line(2, "Pause Cleanup", 9_000)));
        breaksOff();
        parses(List.of(line(3, "Pause Cleanup", 3_000)), 3_000);
        same("the first of two results, after the second call", first, new GcLog.Stats(1, 7_000, 7_000, 7_000));
        GcLog.Stats[] inner = new GcLog.Stats[1];
        GcLog.Stats outer = GcLog.parse(Stream.of(4_000L, 6_000L, 5_000L).map(micros -> {
            if (micros == 6_000) {
                inner[0] = GcLog.parse(Stream.of(line(4, "Pause Remark", 8_000)));
            }
            return line(5, "Pause Cleanup", micros);
        }));
        same("parse() of one pause, while another call reads its second line", inner[0], new GcLog.Stats(1, 8_000, 8_000, 8_000));
        same("parse() of three pauses, with a call before the second", outer, new GcLog.Stats(3, 15_000, 5_000, 6_000));
    }

    @Test
    @Order(11)
    @DisplayName("what the stream throws reaches the caller")
    @Holds("what the stream throws reaches the caller")
    void throwsOn() {
        if (!breaksOff()) {
            fail("the stream throws an ArithmeticException at its second line, and parse() returns");
        }
        for (Throwable trouble : List.of(new UncheckedIOException(new IOException("cut off")), new IllegalStateException(), new NoSuchElementException(), new NumberFormatException(), new IndexOutOfBoundsException(), new NullPointerException(), new IOException("cut off"), new AssertionError("of the stream"), new StackOverflowError())) {
            for (int at = 0; at <= 4; at++) {
                breaksOff(trouble, at);
            }
        }
    }

    @Test
    @Order(12)
    @DisplayName("calls in two threads at the same time know nothing of each other")
    @Holds("or if one is made while the other reads its lines, in the same thread or in another one")
    void twoThreads() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicIntegerArray rounds = new AtomicIntegerArray(2);
        Random random = new Random(Long.getLong("heapwise.seed", new Random().nextLong()));
        long seed = random.nextLong();
        FutureTask<Void> there = new FutureTask<>(() -> reads(1, new Random(seed), both, rounds));
        Thread thread = new Thread(there);
        thread.setDaemon(true);
        thread.start();
        try {
            reads(0, random, both, rounds);
        } finally {
            thread.join();
        }
        try {
            there.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Logs of the same lines, long ones and short ones, until both threads have read enough of theirs. */
    private static Void reads(int mine, Random random, CyclicBarrier both, AtomicIntegerArray rounds) throws Exception {
        int enough = 40;
        String[] lines = new String[60];
        long[] times = new long[lines.length];
        for (int i = 0; i < lines.length; i++) {
            times[i] = random.nextInt(5) == 0 ? -1 : random.nextLong(1L << 1 + random.nextInt(33));
            lines[i] = any(random, DECORATIONS) + (times[i] < 0 ? any(random, OTHERS) : line(random.nextInt(99), any(random, PAUSES), times[i]));
        }
        both.await();
        try {
            for (int round = 0; round < enough || round < 10 * enough && rounds.get(1 - mine) < enough; round++) {
                int length = 1 + random.nextInt(1_500);
                String call = "parse(a log of %d lines), while another thread has another log read".formatted(length);
                GcLog.Stats stats = Property.call(call, () -> GcLog.parse(IntStream.range(0, length).mapToObj(i -> lines[i % lines.length])));
                if (stats == null) {
                    fail("%s is null", call);
                }
                same(call, stats, statsOf(IntStream.range(0, length).mapToLong(i -> times[i % lines.length]).filter(time -> time >= 0).toArray()));
                rounds.incrementAndGet(mine);
            }
        } finally {
            rounds.set(mine, enough); // nobody waits for one that failed
        }
        return null;
    }

    /** The stream throws in the place of one of its lines, the first or a later one. */
    private static void breaksOff(Throwable trouble, int at) {
        String[] lines = {"[0.1s][info][gc] Using G1", line(1, "Pause Remark", 700), line(1, "Concurrent Mark Cycle", 900), line(2, "Pause Full (System.gc())", 3_000), ""};
        String what = "the stream throws %s at line %d of its lines".formatted(trouble.getClass().getSimpleName(), at + 1);
        Throwable thrown = null;
        try {
            GcLog.parse(IntStream.range(0, 5).mapToObj(i -> i == at ? GcLogTest.<String, RuntimeException>broken(trouble) : lines[i]));
        } catch (Throwable e) {
            thrown = e;
        }
        if (thrown == null) {
            fail("%s, and parse() returns", what);
        }
        if (thrown != trouble) {
            fail("%s, and parse() throws something else: %s", what, thrown);
        }
    }

    /** Throws it as it is, whatever a stream may throw by its signature. */
    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T broken(Throwable trouble) throws E {
        throw (E) trouble;
    }

    private static boolean breaksOff() {
        try {
            GcLog.parse(Stream.of(1, 2).map(i -> line(1, "Pause Remark", i == 1 ? 800_000 : 1 / (i - 2))));
            return false;
        } catch (ArithmeticException broken) {
            return true; // the log's, not the answer's
        }
    }

    private static void times(long... micros) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < micros.length; i++) {
            lines.add("[0.5s][info][gc] " + line(i, PAUSES.get(i % PAUSES.size()), micros[i]));
        }
        parses(lines, micros);
    }

    private static void parses(List<String> lines, long... micros) {
        String call = "parse(" + quoted(lines) + ")";
        GcLog.Stats stats = Property.call(call, () -> GcLog.parse(lines.stream()));
        if (stats == null) {
            fail("%s is null", call);
        }
        same(call, stats, statsOf(micros));
    }

    private static GcLog.Stats statsOf(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0
                ? new GcLog.Stats(0, 0, 0, 0)
                : new GcLog.Stats(n, Arrays.stream(sorted).sum(), sorted[(n - 1) / 2], sorted[n - 1]);
    }

    private static void same(String call, GcLog.Stats stats, GcLog.Stats expected) {
        assertThat(stats.pauses()).as(call + ": pauses").isEqualTo(expected.pauses());
        assertThat(stats.total()).as(call + ": total").isEqualTo(expected.total());
        assertThat(stats.median()).as(call + ": median").isEqualTo(expected.median());
        assertThat(stats.longest()).as(call + ": longest").isEqualTo(expected.longest());
    }

    private static String line(int id, String pause, long micros) {
        return "GC(" + id + ") " + pause + " " + time(micros);
    }

    private static String time(long micros) {
        return micros / 1000 + String.format(Locale.ROOT, ".%03dms", micros % 1000);
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String quoted(List<String> lines) {
        return lines.size() <= 3
                ? "\"" + String.join("\\n", lines) + "\""
                : "a log of " + lines.size() + " lines:\n" + String.join("\n", lines) + "\n";
    }
}
