import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class RefCountedTest {

    private static final int MAX = Integer.MAX_VALUE;
    private static final int LOSSES = 100_000;

    /** So that a call may also begin again by calling itself. */
    private static final long LARGE_STACK = 128 << 20;

    /** Any of the ways in which two threads take their first steps. */
    private static final int TURNS = 64;

    @Test
    @Order(1)
    @DisplayName("the constructor sets the cell to 1, whatever was in it")
    @Holds("the constructor sets the cell to 1")
    void begins() {
        for (int before : new int[] {0, 1, 77, -5, MAX, Integer.MIN_VALUE, new Random().nextInt()}) {
            Box cell = new Box();
            cell.set(before);
            RefCounted one = make(cell, () -> {});
            assertThat(cell.get()).as("the cell after the constructor, with %d in it before", before).isEqualTo(1);
            assertThat(count(one)).as("count() of a new one").isEqualTo(1);
        }
    }

    @Test
    @Order(2)
    @DisplayName("retain() adds one, release() takes one away, and count() is what is in the cell")
    @Holds("so what stands there when a call begins is what counts")
    void counts() throws Exception {
        Property.holds(100, random -> {
            Box cell = new Box();
            AtomicInteger freed = new AtomicInteger();
            RefCounted one = make(cell, freed::incrementAndGet);
            int expected = 1;
            for (int step = 0; step < 30; step++) {
                String call = "retain()";
                switch (random.nextInt(5)) {
                    case 0 -> {
                        expected = 1 + (random.nextInt() >>> 2 + random.nextInt(28));
                        cell.set(expected);
                        call = "cell.set(%d)".formatted(expected);
                    }
                    case 1, 2 -> {
                        retain(one);
                        expected++;
                    }
                    default -> {
                        if (expected > 1) {
                            release(one);
                            expected--;
                            call = "release()";
                        }
                    }
                }
                assertThat(cell.get()).as("the cell, in step %d after %s", step, call).isEqualTo(expected);
                assertThat(count(one)).as("count(), with %d in the cell,", expected).isEqualTo(expected);
                assertThat(freed.get()).as("how often free ran, with %d references,", expected).isZero();
            }
            cell.set(1);
            release(one);
            assertThat(freed.get()).as("how often free ran, after cell.set(1) and release(),").isEqualTo(1);
        });
    }

    @Test
    @Order(3)
    @DisplayName("the last release() runs free once, on its thread, before it returns")
    @Holds("on its own thread and before it returns; before that, nobody runs it")
    void frees() throws Exception {
        for (int others : new int[] {0, 1, 2, 3, 20, 300, 5_000, 70_000}) {
            List<Thread> by = Collections.synchronizedList(new ArrayList<>());
            frees(others, by, make(new Box(), () -> by.add(Thread.currentThread())));
            by.clear();
            RefCounted made = make(new Box(), () -> by.add(Thread.currentThread()));
            Thread another = new Thread(() -> frees(others, by, made));
            Throwable[] trouble = {null};
            another.setUncaughtExceptionHandler((thread, thrown) -> trouble[0] = thrown);
            another.start();
            another.join();
            if (trouble[0] != null) {
                throw new AssertionError("in another thread: " + trouble[0].getMessage(), trouble[0]);
            }
        }
        for (int others : new int[] {0, 1, 2, 20}) {
            AtomicInteger freed = new AtomicInteger();
            RefCounted[] made = {null};
            inThread(() -> made[0] = make(new Box(), freed::incrementAndGet));
            inThread(() -> retain(made[0], others));
            for (int i = others; i > 0; i--) {
                release(made[0]);
            }
            assertThat(freed.get()).as("how often free ran with one reference left, of %d", others + 1).isZero();
            release(made[0]);
            assertThat(freed.get()).as("how often free ran after the last release(), when the threads have ended that made and retained it").isEqualTo(1);
        }
    }

    private static void inThread(Runnable calls) throws InterruptedException {
        Thread thread = new Thread(calls);
        thread.start();
        thread.join();
    }

    private static void retain(RefCounted one, int times) {
        for (int i = 0; i < times; i++) {
            retain(one);
        }
    }

    private static void frees(int others, List<Thread> by, RefCounted one) {
        retain(one, others);
        for (int i = others; i > 0; i--) {
            release(one);
            if (!by.isEmpty()) {
                fail("free ran %d times with %,d references left, of %,d", by.size(), i, others + 1);
            }
        }
        release(one);
        assertThat(by.size()).as("how often free ran when the last release() has returned").isEqualTo(1);
        if (by.get(0) != Thread.currentThread()) {
            fail("free ran on the thread \"%s\", and not on the one that called release()", by.get(0).getName());
        }
        assertThat(count(one)).as("count() when all are released").isZero();
    }

    @Test
    @Order(4)
    @DisplayName("while free runs the cell is 0 already")
    @Holds("while free runs the cell is 0 already")
    void isZeroFirst() {
        Box cell = new Box();
        List<Integer> seen = new ArrayList<>();
        RefCounted one = make(cell, () -> seen.add(cell.get()));
        release(one);
        assertThat(seen).as("what was in the cell while free ran").containsExactly(0);
        RefCounted[] self = {null};
        self[0] = make(cell, () -> {
            seen.add(cell.get());
            for (char call : "-+-".toCharArray()) {
                try {
                    call(self[0], call);
                } catch (IllegalStateException e) {
                    // that it is refused is another test's
                }
                seen.add(cell.get());
            }
        });
        retain(self[0]);
        release(self[0]);
        seen.clear();
        release(self[0]);
        assertThat(seen).as("what was in the cell while free ran, and called release(), retain() and release() itself").containsExactly(0, 0, 0, 0);
        assertThat(cell.get()).as("the cell after that").isZero();
    }

    @Test
    @Order(5)
    @DisplayName("what is freed is refused, and nothing changes")
    @Holds("throw IllegalStateException and change nothing, and free does not run again")
    void refuses() {
        for (String calls : List.of("+", "-", "++", "--", "+-", "-+", "+++-", "---+", "-+-+", "+".repeat(300) + "-", "-".repeat(300) + "+")) {
            Box cell = new Box();
            AtomicInteger freed = new AtomicInteger();
            RefCounted one = make(cell, freed::incrementAndGet);
            retain(one);
            release(one);
            release(one);
            int number = 0;
            for (char call : calls.toCharArray()) {
                number++;
                refuses("%s, call %d after it was freed,".formatted(name(call), number), () -> call(one, call));
                assertThat(cell.get()).as("the cell after %s was refused", name(call)).isZero();
                assertThat(count(one)).as("count() after %s was refused", name(call)).isZero();
                assertThat(freed.get()).as("how often free ran, after %s was refused,", name(call)).isEqualTo(1);
            }
        }
        for (char call : new char[] {'+', '-'}) {
            Box cell = new Box();
            AtomicInteger freed = new AtomicInteger();
            RefCounted one = make(cell, freed::incrementAndGet);
            cell.set(0);
            refuses("%s when 0 stands in the cell".formatted(name(call)), () -> call(one, call));
            assertThat(cell.get()).as("the cell, in which 0 stood, after %s", name(call)).isZero();
            assertThat(freed.get()).as("how often free ran, after %s when 0 stood in the cell,", name(call)).isZero();
        }
    }

    @Test
    @Order(6)
    @DisplayName("the cell is never less than 0, and stays 0 without a moment in between")
    @Holds("the cell is never less than 0")
    void neverLess() {
        for (String calls : List.of("-", "-+", "--", "+---", "+--+", "-+-")) {
            List<Integer> values = new ArrayList<>();
            Box cell = new Box() {
                @Override
                void changed(int value) {
                    values.add(value);
                }
            };
            RefCounted one = make(cell, () -> {});
            values.clear();
            for (char call : calls.toCharArray()) {
                try {
                    call(one, call);
                } catch (RuntimeException e) {
                    // what is refused, and how, is another test's
                }
            }
            int zero = values.indexOf(0);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) < 0 || zero >= 0 && i > zero && values.get(i) != 0) {
                    fail("in the course of %s the cell was %s, one after the other", spoken(calls), values);
                }
            }
        }
    }

    @Test
    @Order(7)
    @DisplayName("Integer.MAX_VALUE references are not retained once more")
    @Holds("of a count of Integer.MAX_VALUE throws")
    void overflows() {
        Box cell = new Box();
        RefCounted one = make(cell, () -> {});
        cell.set(MAX - 1);
        retain(one);
        assertThat(cell.get()).as("the cell after retain() of MAX_VALUE - 1").isEqualTo(MAX);
        for (int i = 0; i < 2; i++) {
            refuses("retain() of a count of MAX_VALUE", one::retain);
            assertThat(cell.get()).as("the cell after retain() of MAX_VALUE was refused").isEqualTo(MAX);
        }
        release(one);
        assertThat(cell.get()).as("the cell after release() of MAX_VALUE").isEqualTo(MAX - 1);
    }

    @Test
    @Order(8)
    @DisplayName("what free throws reaches the caller, and free does not run again")
    @Holds("what free throws reaches the caller of release()")
    void passesTroubleOn() {
        for (Throwable trouble : List.of(new UnsupportedOperationException("trouble"), new Error("trouble"), new IllegalStateException(), new java.io.IOException("trouble"))) {
            AtomicInteger freed = new AtomicInteger();
            Box cell = new Box();
            RefCounted one = make(cell, () -> {
                freed.incrementAndGet();
                throwAny(trouble);
            });
            Throwable thrown = null;
            try {
                one.release();
            } catch (Throwable e) {
                thrown = e;
            }
            if (thrown != trouble) {
                fail("free throws, and release() %s", thrown == null ? "returns" : "throws something else: " + thrown);
            }
            refuses("release() after free has thrown", one::release);
            assertThat(freed.get()).as("how often free ran, after it has thrown,").isEqualTo(1);
            assertThat(cell.get()).as("the cell after free has thrown").isZero();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable trouble) throws T {
        throw (T) trouble;
    }

    @Test
    @Order(9)
    @DisplayName("two know nothing of each other")
    @Holds("two of them know nothing of each other")
    void areIndependent() {
        List<String> freed = new ArrayList<>();
        RefCounted one = make(new Box(), () -> freed.add("the first"));
        RefCounted other = make(new Box(), () -> freed.add("the second"));
        retain(one);
        retain(one);
        assertThat(count(one)).as("count() of the first, retained twice").isEqualTo(3);
        assertThat(count(other)).as("count() of the second").isEqualTo(1);
        release(other);
        assertThat(freed).as("what is freed when the second is released").containsExactly("the second");
        for (int i = 0; i < 3; i++) {
            release(one);
        }
        assertThat(freed).as("what is freed when the first is released, too").containsExactly("the second", "the first");
    }

    @Test
    @Order(10)
    @DisplayName("two threads that retain at the same time are two")
    @Holds("end as if they had come one after the other")
    void bothRetain() {
        inAnyTurns(1, "+", "+");
        inAnyTurns(2, "+", "-");
    }

    @Test
    @Order(11)
    @DisplayName("two threads that release at the same time: both count, and one frees")
    @Holds({"end as if they had come one after the other", "runs free once"})
    void bothRelease() {
        inAnyTurns(3, "-", "-");
        inAnyTurns(2, "-", "-");
        inAnyTurns(1, "-", "-");
    }

    @Test
    @Order(12)
    @DisplayName("a retain() beside the last release() keeps it alive, or throws")
    @Holds("either keeps the thing alive or throws")
    void retainsBesideTheLast() {
        inAnyTurns(1, "-", "+");
        inAnyTurns(1, "+", "-");
        inAnyTurns(1, "-", "+-");
        for (int count : new int[] {2, 3, 6, 20, 150, 1_100}) {
            allBetween(count, "+", "-".repeat(count));
            allBetween(count, "-", "-".repeat(count));
        }
        for (int count : new int[] {2, 1 + new Random().nextInt(9)}) {
            lateAndAllBetween(count, "+", "-".repeat(count));
            lateAndAllBetween(count, "-", "-".repeat(count));
        }
    }

    /** After each of the first steps of A, thread B makes all its calls in one go. */
    private static void allBetween(int count, String first, String second) {
        for (int steps = 0; steps < 3; steps++) {
            Duel duel = new Duel();
            duel.isSecondFree = true;
            duel(duel, count, first, second, -1 << steps);
        }
    }

    /** The same with a thread A that has lost against others before, often or very often. */
    private static void lateAndAllBetween(int count, String first, String second) {
        for (int steps = 0; steps < 3; steps++) {
            Duel duel = new Duel();
            duel.isSecondFree = true;
            duel.losses = count == 2 && steps == 0 ? LOSSES : 2 * (1 + new Random().nextInt(500));
            duel(duel, count, first, second, -1 << steps);
        }
    }

    @Test
    @Order(17)
    @DisplayName("a count of Integer.MAX_VALUE is not retained once more beside another thread either")
    @Holds("of a count of Integer.MAX_VALUE throws")
    void overflowsInTurns() {
        allBetween(MAX, "+", "-");
        for (int room : new int[] {1, 2, 150, 1_100}) {
            allBetween(MAX - room, "+", "+".repeat(room));
        }
        lateAndAllBetween(MAX - 1, "+", "+");
    }

    @Test
    @Order(13)
    @DisplayName("what is freed is refused to two threads that come at the same time")
    @Holds("end as if they had come one after the other")
    void refusesBoth() {
        inAnyTurns(0, "+", "+");
        inAnyTurns(0, "+", "-");
        inAnyTurns(0, "-", "-");
    }

    @Test
    @Order(14)
    @DisplayName("any calls of two threads, in any turns, end as if they came one after the other")
    @Holds("end as if they had come one after the other")
    void anyCalls() throws Exception {
        Property.holds(150, random -> duel(random.nextInt(4), calls(random), calls(random), random.nextInt()));
    }

    private static String calls(Random random) {
        StringBuilder calls = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            calls.append(random.nextBoolean() ? '+' : '-');
        }
        return calls.toString();
    }

    @Test
    @Order(15)
    @DisplayName("two threads that nobody stops lose nothing, and free once")
    @Holds("end as if they had come one after the other")
    void stress() throws Exception {
        int things = 3000;
        AtomicIntegerArray freed = new AtomicIntegerArray(things);
        RefCounted[] all = new RefCounted[things];
        for (int i = 0; i < things; i++) {
            int number = i;
            all[i] = make(new Box(), () -> freed.incrementAndGet(number));
            retain(all[i]);
        }
        List<String> trouble = new ArrayList<>();
        CountDownLatch begin = new CountDownLatch(2);
        Runnable work = () -> {
            try {
                begin.countDown();
                begin.await();
                for (RefCounted each : all) {
                    for (int k = 0; k < 10; k++) {
                        each.retain();
                        each.release();
                    }
                    each.release();
                }
            } catch (Throwable e) {
                synchronized (trouble) {
                    trouble.add("a thread that holds a reference is told " + e);
                }
            }
        };
        Thread[] threads = {new Thread(work), new Thread(work)};
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(trouble).as("what went wrong").isEmpty();
        for (int i = 0; i < things; i++) {
            assertThat(freed.get(i)).as("how often one of 3,000 was freed, by two threads that release it").isEqualTo(1);
            assertThat(count(all[i])).as("count() after that").isZero();
        }
    }

    @Test
    @Order(16)
    @DisplayName("who loses against other threads 100,000 times in turn is served all the same")
    @Holds("none is lost, nobody who holds a reference is refused")
    void losesOften() throws Exception {
        for (int count : new int[] {2 + new Random().nextInt(2), 1000, MAX - 2}) {
            for (char call : new char[] {'+', '-'}) {
                Beaten cell = new Beaten();
                AtomicInteger freed = new AtomicInteger();
                RefCounted one = make(cell, freed::incrementAndGet);
                cell.set(count);
                cell.losses = LOSSES;
                Throwable[] trouble = {null};
                Thread caller = new Thread(null, () -> call(one, call), "caller", LARGE_STACK);
                caller.setUncaughtExceptionHandler((thread, thrown) -> trouble[0] = thrown);
                caller.start();
                caller.join();
                if (trouble[0] != null) {
                    fail("%s of a count of %d, while another thread comes between 100,000 times, throws %s", name(call), count, trouble[0]);
                }
                cell.losses = 0;
                assertThat(count(one)).as("count() after %s of a count of %d, while another thread came between 100,000 times", name(call), count).isEqualTo((call == '+' ? count + 1 : count - 1) + (cell.in ? 1 : 0));
                assertThat(freed.get()).as("how often free ran, after %s of a count of %d,", name(call), count).isZero();
            }
        }
    }

    /** Another thread counts itself in or out before each try, so that this one fails; in the end the count is as before. */
    private static final class Beaten extends Box {
        private int losses;
        private boolean in;

        @Override
        public synchronized boolean compareAndSet(int expected, int next) {
            if (losses > 0) {
                losses--;
                in = !in;
                set(get() + (in ? 1 : -1));
            }
            return super.compareAndSet(expected, next);
        }
    }

    /** A cell in which nobody is stopped. */
    private static class Box implements RefCounted.Cell {
        private int value = 77;

        @Override
        public synchronized int get() {
            return value;
        }

        @Override
        public synchronized void set(int value) {
            this.value = value;
            changed(value);
        }

        @Override
        public synchronized int getAndAdd(int n) {
            int before = value;
            set(before + n);
            return before;
        }

        @Override
        public synchronized boolean compareAndSet(int expected, int next) {
            if (value != expected) {
                return false;
            }
            set(next);
            return true;
        }

        void changed(int now) {}
    }

    private static void inAnyTurns(int count, String first, String second) {
        for (int turns = 0; turns < TURNS; turns++) {
            duel(count, first, second, turns);
        }
    }

    /**
     * Has two threads call, and lets them take their steps in these turns.
     *
     * @param count references that there are; 0 for something that is freed
     * @param first calls of thread A, each a {@code +} or a {@code -}
     * @param second calls of thread B
     * @param turns a bit for each step, from the lowest on: 0 for A, 1 for B
     */
    private static void duel(int count, String first, String second, int turns) {
        duel(new Duel(), count, first, second, turns);
    }

    private static void duel(Duel duel, int count, String first, String second, int turns) {
        AtomicInteger freed = new AtomicInteger();
        RefCounted one = make(duel, freed::incrementAndGet);
        if (count == 0) {
            release(one);
        } else {
            duel.set(count);
        }
        duel.begin();
        String[] refused = duel.fight(one, first, second, turns);
        String end = end(duel.value, freed.get(), refused[0], refused[1]);
        TreeSet<String> possible = new TreeSet<>();
        orders(count, count == 0 ? 1 : 0, first, second, "", "", possible, new HashSet<>());
        String late = duel.lost == 0 ? "" : ", after others came between %,d times,".formatted(duel.lost);
        if (!possible.contains(end)) {
            fail(
                    "%s%s in thread A and %s in B at the same time, with a count of %d, end with %s%none after the other they end with %s%n%s",
                    spoken(first), late, spoken(second), count, end, String.join(", or with ", possible), duel.steps());
        }
        if (duel.moment != null) {
            fail("%s%s in thread A and %s in B at the same time, with a count of %d: the cell was %s%n%s", spoken(first), late, spoken(second), count, duel.moment, duel.steps());
        }
    }

    /** What comes out of the calls one after the other, in every order. */
    private static void orders(int count, int freed, String first, String second, String a, String b, TreeSet<String> into, Set<String> met) {
        if (!met.add(first.length() + " " + second.length() + a + " " + b + count)) {
            return;
        }
        if (first.isEmpty() && second.isEmpty()) {
            into.add(end(count, freed, a, b));
            return;
        }
        for (int who = 0; who < 2; who++) {
            String calls = who == 0 ? first : second;
            if (calls.isEmpty()) {
                continue;
            }
            boolean isRefused = count == 0 || count == MAX && calls.charAt(0) == '+';
            int after = isRefused ? count : calls.charAt(0) == '+' ? count + 1 : count - 1;
            int now = !isRefused && after == 0 ? freed + 1 : freed;
            String told = isRefused ? "x" : ".";
            orders(
                    after,
                    now,
                    who == 0 ? first.substring(1) : first,
                    who == 1 ? second.substring(1) : second,
                    who == 0 ? a + told : a,
                    who == 1 ? b + told : b,
                    into,
                    met);
        }
    }

    /** What has come out, in words; an x in {@code a} and {@code b} is a call that was refused. */
    private static String end(int count, int freed, String a, String b) {
        StringBuilder end = new StringBuilder("a count of " + count);
        end.append(freed == 0 ? ", not freed" : freed == 1 ? ", freed once" : ", freed " + freed + " times");
        for (int who = 0; who < 2; who++) {
            String told = who == 0 ? a : b;
            for (int i = 0; i < told.length(); i++) {
                if (told.charAt(i) == 'x') {
                    end.append(", call %d of %s refused".formatted(i + 1, who == 0 ? "A" : "B"));
                }
            }
        }
        return end.toString();
    }

    /**
     * A cell at which two threads take turns: each stops before every step, until it is let go. One
     * that waits for a lock which the other has is passed over, so answers may take locks.
     */
    private static final class Duel extends Box {

        private static final int GOES = 0;
        private static final int STOPS = 1;
        private static final int DONE = 2;
        private static final int MOST_STEPS = 500;

        /** CPU time without a step, after which a thread counts as one that waits by going round. */
        private static final long SPINS_NANOS = 2_000_000;

        private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

        private final Thread judge = Thread.currentThread();
        private final Thread[] threads = new Thread[2];
        private final AtomicIntegerArray states = new AtomicIntegerArray(2);
        private final AtomicIntegerArray mayGo = new AtomicIntegerArray(2);
        private final int[] taken = new int[2];
        private final List<String> steps = new ArrayList<>();
        private boolean isSecondFree;
        private boolean begun;
        private int value;
        private String moment;

        /** How often others still come before a compareAndSet of A, which stops nowhere until then. */
        private volatile int losses;

        private int lost;
        private int readsInVain;
        private int byOthers;

        void begin() {
            value = super.get();
            begun = true;
        }

        @Override
        void changed(int now) {
            if (begun && (now < 0 || value == 0 && now != 0)) {
                moment = now < 0 ? "less than 0: " + now : "0, and then " + now;
            }
            value = now;
        }

        @Override
        public int get() {
            if (isLosing() && ++readsInVain < MOST_STEPS) {
                return super.get();
            }
            int who = stop();
            synchronized (this) {
                int found = super.get();
                log(who, "get() is " + found);
                return found;
            }
        }

        @Override
        public void set(int next) {
            int who = stop();
            synchronized (this) {
                super.set(next);
                log(who, "set(" + next + ")");
            }
        }

        @Override
        public int getAndAdd(int n) {
            int who = stop();
            synchronized (this) {
                int before = super.get();
                super.set(before + n);
                log(who, "getAndAdd(%d) is %d".formatted(n, before));
                return before;
            }
        }

        @Override
        public boolean compareAndSet(int expected, int next) {
            int who = isLosing() ? lose() : stop();
            synchronized (this) {
                boolean is = super.get() == expected;
                if (is) {
                    super.set(next);
                }
                if (losses == 0) {
                    log(who, "compareAndSet(%d, %d) is %b".formatted(expected, next, is));
                }
                return is;
            }
        }

        private boolean isLosing() {
            return losses > 0 && Thread.currentThread() == threads[0];
        }

        /** One of the others counts itself in, or out again; where there is no room for one more, first out, and then in. */
        private synchronized int lose() {
            losses--;
            lost++;
            readsInVain = 0;
            int by = byOthers != 0 ? -byOthers : super.get() < LOSSES ? 1 : -1;
            byOthers += by;
            super.set(super.get() + by);
            return 0;
        }

        /** The others are as many as before. */
        private synchronized void endLosses() {
            losses = 0;
            if (byOthers != 0) {
                super.set(super.get() - byOthers);
                byOthers = 0;
            }
        }

        private void log(int who, String step) {
            if (who >= 0) {
                steps.add("  " + "AB".charAt(who) + ": " + step);
            }
        }

        synchronized String steps() {
            return String.join("\n", steps.subList(0, Math.min(12, steps.size())));
        }

        /** Waits for its turn; returns which of the two threads it is, or -1. */
        private int stop() {
            int who = Thread.currentThread() == threads[0] ? 0 : Thread.currentThread() == threads[1] ? 1 : -1;
            if (who < 0 || who == 1 && isSecondFree && taken[1] > 0) {
                return who;
            }
            if (who == 0 && losses > 0) {
                endLosses();
            }
            if (++taken[who] > MOST_STEPS) {
                throw new AssertionError("more than " + MOST_STEPS + " steps");
            }
            states.set(who, STOPS);
            LockSupport.unpark(judge);
            while (!mayGo.compareAndSet(who, 1, 0)) {
                LockSupport.park(this);
            }
            return who;
        }

        /** Returns what each of the two was told: a dot for each call, an x for one that was refused. */
        String[] fight(RefCounted one, String first, String second, int turns) {
            StringBuffer[] told = {new StringBuffer(), new StringBuffer()};
            Throwable[] trouble = new Throwable[2];
            for (int i = 0; i < 2; i++) {
                int who = i;
                String calls = who == 0 ? first : second;
                threads[who] = new Thread(null, () -> {
                    try {
                        for (char call : calls.toCharArray()) {
                            try {
                                call(one, call);
                                told[who].append('.');
                            } catch (IllegalStateException e) {
                                told[who].append('x');
                            }
                        }
                    } catch (Throwable e) {
                        trouble[who] = e;
                    } finally {
                        states.set(who, DONE);
                        LockSupport.unpark(judge);
                    }
                }, "thread " + "AB".charAt(who), losses > 0 ? LARGE_STACK : 0);
                threads[who].setDaemon(true);
            }
            for (int who = 0; who < 2; who++) {
                threads[who].start();
                settle(who);
            }
            endLosses();
            for (int turn = 0; states.get(0) != DONE || states.get(1) != DONE; ) {
                int who = turn < 32 ? turns >>> turn & 1 : turn & 1;
                if (states.get(who) != STOPS) {
                    who = 1 - who;
                }
                if (states.get(who) == STOPS) {
                    states.set(who, GOES);
                    mayGo.set(who, 1);
                    LockSupport.unpark(threads[who]);
                    settle(who);
                    turn++;
                } else {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            for (int who = 0; who < 2; who++) {
                if (trouble[who] != null) {
                    fail("%s in thread %s, beside %s in the other, throws %s%n%s", spoken(who == 0 ? first : second), "AB".charAt(who), spoken(who == 0 ? second : first), trouble[who], steps());
                }
            }
            return new String[] {told[0].toString(), told[1].toString()};
        }

        /** Waits until a thread stops before a step, is done, or waits for the other one. */
        private void settle(int who) {
            long before = BEAN.getThreadCpuTime(threads[who].getId());
            while (states.get(who) == GOES) {
                boolean goes = mayGo.get(who) == 0 && losses == 0;
                Thread.State state = threads[who].getState();
                boolean waits = state == Thread.State.BLOCKED || state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
                if (goes && waits && states.get(who) == GOES) {
                    return;
                }
                if (losses > 0) {
                    before = BEAN.getThreadCpuTime(threads[who].getId());
                } else if (BEAN.getThreadCpuTime(threads[who].getId()) - before > SPINS_NANOS) {
                    return;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static void call(RefCounted one, char call) {
        if (call == '+') {
            one.retain();
        } else {
            one.release();
        }
    }

    private static String name(char call) {
        return call == '+' ? "retain()" : "release()";
    }

    /** The calls as somebody would write them down. */
    private static String spoken(String calls) {
        if (calls.length() > 4) {
            return "%d times %s".formatted(calls.length(), name(calls.charAt(0)));
        }
        return String.join(", ", calls.chars().mapToObj(call -> name((char) call)).toList());
    }

    private static RefCounted make(RefCounted.Cell cell, Runnable free) {
        return Property.call("new RefCounted(…)", () -> new RefCounted(cell, free));
    }

    private static int count(RefCounted one) {
        return Property.call("count()", one::count);
    }

    private static void retain(RefCounted one) {
        Property.call("retain()", () -> {
            one.retain();
            return null;
        });
    }

    private static void release(RefCounted one) {
        Property.call("release()", () -> {
            one.release();
            return null;
        });
    }

    private static void refuses(String call, Runnable action) {
        Throwable thrown = null;
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
        if (!(thrown instanceof IllegalStateException)) {
            fail("%s must throw IllegalStateException, and %s", call, thrown == null ? "returned" : "threw " + thrown);
        }
    }
}
