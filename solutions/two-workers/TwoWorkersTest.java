import static heapwise.lab.MemoryAssertions.assertCollected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.HashSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class TwoWorkersTest {

    /** What was there before the answer was called first. */
    private static Set<Thread> before;

    /** Whether no second call began while the first waited for it: no later test waits for one again. */
    private static boolean oneByOne;

    /** Whether it was seen that more, or fewer, than two call: to start thousands of threads for that again shows nothing. */
    private static boolean isRefused;

    @BeforeEach
    void look() {
        if (before == null) {
            before = new HashSet<>(Arrays.asList(threads()));
        }
    }

    @Test
    @Order(1)
    @DisplayName("the sum is that of all parts")
    @Holds("sum returns the sum of what function returns for each part")
    void sums() throws Exception {
        assertThat(sum(List.<Long>of(), part -> 1)).as("sum of no parts").isZero();
        assertThat(sum(List.of(5L), part -> part)).as("sum of one part, 5").isEqualTo(5);
        assertThat(sum(List.of(1L, 2L, 4L), part -> part)).as("sum of 1, 2 and 4").isEqualTo(7);
        assertThat(sum(List.of(Long.MAX_VALUE, 1L), part -> part)).as("sum of MAX_VALUE and 1").isEqualTo(Long.MIN_VALUE);
        Property.holds(60, random -> {
            List<Long> parts = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                parts.add(random.nextBoolean() ? random.nextLong() : random.nextInt(5));
            }
            long expected = 0;
            for (long part : parts) {
                expected += part * 3;
            }
            assertThat(sum(parts, part -> part * 3)).as("sum of %d parts", parts.size()).isEqualTo(expected);
        });
    }

    @Test
    @Order(2)
    @DisplayName("the function is called once for each place in the list")
    @Holds("called exactly once for each place in the list")
    void callsOnce() throws Exception {
        for (int size : new int[] {1, 2, 3, 4, 5, 7, 100, 101}) {
            AtomicIntegerArray calls = new AtomicIntegerArray(size);
            List<Integer> parts = IntStream.range(0, size).boxed().toList();
            sum(parts, part -> calls.incrementAndGet(part));
            for (int i = 0; i < size; i++) {
                assertThat(calls.get(i)).as("calls for part %d of %d", i, size).isEqualTo(1);
            }
        }
        AtomicInteger calls = new AtomicInteger();
        assertThat(sum(Collections.nCopies(10, "same"), part -> calls.incrementAndGet() > 0 ? 7 : 0)).as("sum of ten equal parts, 7 for each").isEqualTo(70);
        assertThat(calls.get()).as("calls for ten equal parts").isEqualTo(10);
    }

    @Test
    @Order(3)
    @DisplayName("two calls run at the same time, for any number of parts")
    @Holds("two calls run at the same time")
    void overlaps() {
        for (int size : new int[] {2, 3, 4, 9}) {
            Meeting meeting = new Meeting(Thread.currentThread());
            long sum = sum(IntStream.range(0, size).boxed().toList(), part -> {
                meeting.join();
                return 1L << part;
            });
            if (!meeting.met) {
                oneByOne = true;
                isRefused = true;
                fail("of %d parts, the first call waited for a second one to begin, and none did: all threads were waiting", size);
            }
            assertThat(sum).as("sum of the powers of two from 2^0 to 2^%d, whose first two calls met", size - 1).isEqualTo((1L << size) - 1);
        }
    }

    @Test
    @Order(4)
    @DisplayName("there are never more than two calls at the same time")
    @Holds("there are never more than two calls at the same time")
    void notMore() {
        notMore(12);
        if (!oneByOne) {
            notMore(20_000);
        }
    }

    private void notMore(int size) {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger looked = new AtomicInteger();
        AtomicBoolean nobodyCame = new AtomicBoolean();
        Thread caller = Thread.currentThread();
        sum(IntStream.range(0, size).boxed().toList(), part -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            if (looked.getAndIncrement() < 2 && !oneByOne) {
                waitAsFutures(() -> waitFor(() -> most.get() > 2 || nobodyCame.get(), caller, 20));
                nobodyCame.set(true);
            }
            inside.decrementAndGet();
            return part;
        });
        isRefused |= most.get() > 2;
        assertThat(most.get())
                .as("calls at the same time, of %d parts, of which two wait as CompletableFuture.join() does", size)
                .isLessThanOrEqualTo(2);
    }

    /** Tells the pool, if it is one of fork and join, that this thread waits, as all that waits in java.util.concurrent does. */
    private static void waitAsFutures(Runnable wait) {
        try {
            ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
                private boolean isOver;

                @Override
                public boolean block() {
                    wait.run();
                    isOver = true;
                    return true;
                }

                @Override
                public boolean isReleasable() {
                    return isOver;
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(5)
    @DisplayName("what the function throws reaches the caller as it is")
    @Holds("reaches the caller as the very object that was thrown")
    void throwsAsItIs() {
        for (Throwable thrown : new Throwable[] {new IllegalStateException("of the function"), new ArithmeticException("of the function"), new StackOverflowError("of the function")}) {
            for (int size : new int[] {1, 2, 20}) {
                Throwable caught = caught(size, true, thrown);
                assertThat(caught).as("what the caller got when a call of %d threw %s", size, thrown.getClass().getSimpleName()).isSameAs(thrown);
            }
            Throwable caught = caught(10, false, thrown);
            assertThat(caught).as("what the caller got when the last of 10 parts threw %s", thrown.getClass().getSimpleName()).isSameAs(thrown);
            assertThat(caughtFromAll(thrown)).as("what the caller got when each call threw the same %s", thrown.getClass().getSimpleName()).isSameAs(thrown);
        }
    }

    /** Throws from the call that is on another thread than the caller's, if there is one and two meet. */
    private Throwable caught(int size, boolean first, Throwable thrown) {
        Thread caller = Thread.currentThread();
        Meeting meeting = new Meeting(caller);
        AtomicInteger number = new AtomicInteger();
        AtomicReference<Throwable> once = new AtomicReference<>(thrown);
        try {
            TwoWorkers.sum(IntStream.range(0, size).boxed().toList(), part -> {
                if (!first) {
                    if (part == size - 1) {
                        throw Sneaky.asUnchecked(thrown);
                    }
                    return part;
                }
                int mine = number.getAndIncrement();
                if (mine < 2) {
                    if (size > 1) {
                        meeting.join();
                    }
                    boolean isLast = mine == 1 || !meeting.met;
                    boolean away = Thread.currentThread() != caller;
                    if ((away || isLast) && once.getAndSet(null) != null) {
                        throw Sneaky.asUnchecked(thrown);
                    }
                }
                return part;
            });
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private Throwable caughtFromAll(Throwable thrown) {
        Meeting meeting = new Meeting(Thread.currentThread());
        try {
            TwoWorkers.sum(List.of(1, 2), part -> {
                meeting.join();
                throw Sneaky.asUnchecked(thrown);
            });
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    @Test
    @Order(6)
    @DisplayName("when sum() throws, no call is running any more")
    @Holds("no call of function is running, and none begins any more")
    void waitsForTheOther() {
        waitsForTheOther(1);
        waitsForTheOther(0);
    }

    /** Whichever of the first two calls throws, the other one is waited for. */
    private void waitsForTheOther(int throwing) {
        Thread caller = Thread.currentThread();
        Meeting meeting = new Meeting(caller);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        AtomicBoolean hasThrown = new AtomicBoolean();
        AtomicBoolean isOver = new AtomicBoolean();
        IllegalStateException thrown = new IllegalStateException("of the function");
        try {
            TwoWorkers.sum(IntStream.range(0, 6).boxed().toList(), part -> {
                running.incrementAndGet();
                try {
                    int mine = begun.getAndIncrement();
                    if (mine < 2) {
                        meeting.join();
                    }
                    if (mine == throwing) {
                        hasThrown.set(true);
                        throw thrown;
                    }
                    if (mine < 2 && !oneByOne) {
                        waitFor(hasThrown::get, caller, 400);
                        waitFor(isOver::get, caller, 60, 2);
                    }
                    return part;
                } finally {
                    running.decrementAndGet();
                }
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).as("what the caller got").isSameAs(thrown);
        }
        int stillRunning = running.get();
        int hadBegun = begun.get();
        isOver.set(true);
        assertThat(stillRunning).as("calls that were running when sum() had thrown what %s of its calls threw", throwing == 0 ? "the first" : "the second").isZero();
        ended("when sum() had thrown", Set.of());
        assertThat(begun.get()).as("calls that had begun, some time after sum() had thrown").isEqualTo(hadBegun);
    }

    @Test
    @Order(7)
    @DisplayName("the threads that sum() has started end with it")
    @Holds("the threads that sum has started end with it")
    void endsItsThreads() {
        Set<Thread> earlier = new HashSet<>(left(Set.of()));
        for (int run = 0; run < 5; run++) {
            sum(List.of(1L, 2L, 3L, 4L), part -> part);
        }
        ended("when sum() had returned five times", earlier);
        try {
            TwoWorkers.sum(List.of(1L, 2L, 3L, 4L), part -> {
                throw new IllegalStateException("of the function");
            });
        } catch (RuntimeException expected) {
            // what it is, another test asks
        }
        ended("when sum() had thrown", earlier);
        ended("when this test and those before it had called sum()", Set.of());
    }

    /** Asserts that all threads end that were not there before, nor were left by earlier calls; an end may take a while. */
    private void ended(String when, Set<Thread> earlier) {
        List<Thread> left = List.of();
        for (int i = 0; i < 400; i++) {
            left = left(earlier);
            if (left.isEmpty()) {
                return;
            }
            sleep();
            if (i > 60 && left.stream().allMatch(TwoWorkersTest::isIdle)) {
                break;
            }
        }
        fail("%s there were still %d threads of it, one of them \"%s\"", when, left.size(), left.get(0).getName());
    }

    private List<Thread> left(Set<Thread> earlier) {
        return Arrays.stream(threads()).filter(thread -> thread.isAlive() && isOfAnswer(thread) && !earlier.contains(thread)).toList();
    }

    private boolean isOfAnswer(Thread thread) {
        return !before.contains(thread) && thread.getName().matches("(?!ForkJoinPool.commonPool|Signal|Attach|Common-Cleaner|Cleaner-|process reaper|Notification|JFR|Heapwise|heapwise).*");
    }

    @Test
    @Order(8)
    @DisplayName("nothing keeps the parts or the function")
    @Holds("nothing keeps the parts or the function")
    void keepsNothing() {
        List<WeakReference<?>> refs = run();
        assertCollected("a part, after sum() has returned", refs.get(0));
        assertCollected("the function, after sum() has returned", refs.get(1));
        assertCollected("the list of the parts, after sum() has returned", refs.get(2));
    }

    /** In a method of its own: no local of the test may hold them. */
    private static List<WeakReference<?>> run() {
        byte[] part = new byte[1000];
        List<byte[]> parts = new ArrayList<>(List.of(part, new byte[5], new byte[6]));
        byte[] captured = new byte[3];
        ToLongFunction<byte[]> function = bytes -> bytes.length + captured.length;
        assertThat(sum(parts, function)).as("sum of three lengths, and 3 for each").isEqualTo(1020);
        return List.of(new WeakReference<>(part), new WeakReference<>(function), new WeakReference<>(parts));
    }

    @Test
    @Order(9)
    @DisplayName("after it has thrown it can be called again")
    @Holds("sum may be called again, after it has thrown")
    void goesOn() {
        for (int run = 0; run < 3; run++) {
            try {
                TwoWorkers.sum(List.of(10L, 20L, 30L, 40L), part -> {
                    if (part > 30) {
                        throw new IllegalStateException("of the function");
                    }
                    return part;
                });
            } catch (RuntimeException expected) {
                // what it is, another test asks
            }
            assertThat(sum(List.of(1L, 2L, 3L), part -> part)).as("sum of 1, 2 and 3, after %d calls that threw", run + 1).isEqualTo(6);
        }
    }

    @Test
    @Order(10)
    @DisplayName("two threads may call it at the same time")
    @Holds("by several threads at the same time, of which none knows of the others")
    void twoCallers() {
        twoCallers(null);
        twoCallers(new IllegalStateException("of the other call"));
    }

    /** What the inner call throws is its own caller's affair; null if it is to return. */
    private void twoCallers(RuntimeException thrown) {
        AtomicReference<Object> inner = new AtomicReference<>();
        AtomicBoolean isStuck = new AtomicBoolean();
        Thread caller = Thread.currentThread();
        Thread other = new Thread(() -> inner.set(result(List.of(100L, 200L, 400L), thrown)), "another caller");
        Meeting meeting = new Meeting(Thread.currentThread());
        AtomicInteger number = new AtomicInteger();
        String beside = thrown == null ? "another sum() was called" : "another sum() was called and threw";
        long outer = Property.call("sum(1, 2, 4 and 8), while which " + beside + ",", () -> TwoWorkers.sum(List.of(1L, 2L, 4L, 8L), part -> {
            if (number.getAndIncrement() < 2) {
                meeting.join();
                started(other);
                waitFor(() -> !other.isAlive() || isStuck.get(), caller, 100);
                if (other.isAlive()) {
                    isStuck.set(true);
                }
            }
            return part;
        }));
        if (isStuck.get()) {
            fail("while two calls of one sum() went on, another sum(), of 100, 200 and 400, did not come to its end: all threads were waiting");
        }
        assertThat(inner.get()).as("sum of 100, 200 and 400, called while another sum() was running").isEqualTo(thrown == null ? 700L : thrown);
        assertThat(outer).as("sum of 1, 2, 4 and 8, while which another sum() was called").isEqualTo(15);
    }

    private static Object result(List<Long> parts, RuntimeException trouble) {
        try {
            return TwoWorkers.sum(parts, part -> {
                if (trouble != null) {
                    throw trouble;
                }
                return part;
            });
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    /** Starts it if nobody has. */
    private static void started(Thread thread) {
        synchronized (thread) {
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("no result is lost, of however many parts")
    @Holds("sum returns the sum of what function returns for each part")
    void losesNothing() {
        int size = isRefused ? 200 : 20_000;
        List<Integer> parts = IntStream.range(0, size).boxed().toList();
        for (int run = 0; run < 3; run++) {
            AtomicInteger come = new AtomicInteger();
            assertThat(sum(parts, part -> returnsBesideAnother(come))).as("sum of %,d parts, 1 for each", size).isEqualTo(size);
        }
    }

    /** Waits for a second call, for a very short while, so that two return at almost the same moment. */
    private static int returnsBesideAnother(AtomicInteger come) {
        int mine = come.incrementAndGet();
        int pair = mine + (mine & 1);
        for (int spins = 0; come.get() < pair && spins < 500; spins++) {
            Thread.onSpinWait();
        }
        for (int spins = mine % 31; spins > 0; spins--) {
            Thread.onSpinWait();
        }
        return 1;
    }

    @Test
    @Order(12)
    @DisplayName("an exception that has a cause reaches the caller, and not its cause")
    @Holds("reaches the caller as the very object that was thrown")
    void unwrapsNothing() {
        IllegalStateException cause = new IllegalStateException("the cause");
        Throwable[] wrappers = {
            new RuntimeException("with a cause", cause),
            new Error("with a cause", cause),
            new CompletionException("with a cause", cause),
            new CompletionException("with an error as its cause", new AssertionError("the cause")),
            new CompletionException("with a checked cause", new IOException("the cause")),
            new CompletionException("without a cause", null),
            new UncheckedIOException("with a checked cause", new IOException("the cause")),
            new UndeclaredThrowableException(new ExecutionException(cause), "with a cause that has a cause"),
            new CancellationException("without a cause")
        };
        for (Throwable thrown : wrappers) {
            reaches("the only call", thrown, caught(1, true, thrown));
            reaches("a call of 2", thrown, caught(2, true, thrown));
            reaches("the call for the last of 10 parts", thrown, caught(10, false, thrown));
            reaches("each of 2 calls", thrown, caughtFromAll(thrown));
        }
    }

    private static void reaches(String call, Throwable thrown, Throwable caught) {
        if (caught != thrown) {
            String what = thrown.getClass().getSimpleName() + " " + thrown.getMessage();
            String got =
                    caught == null
                            ? "sum() returned"
                            : "the caller of sum() got another object, " + caught.getClass().getSimpleName() + ": " + caught.getMessage();
            fail("%s threw a %s, and %s; expected: the very object that was thrown", call, what, got);
        }
    }

    private static <P> long sum(List<P> parts, ToLongFunction<? super P> function) {
        return Property.call("sum(" + parts.size() + " parts)", () -> TwoWorkers.sum(parts, function));
    }

    /** Where the first call waits until a second has come, or nobody is left who could call. */
    private final class Meeting {
        volatile boolean met;
        private final AtomicInteger come = new AtomicInteger();
        private final Thread caller;

        Meeting(Thread caller) {
            this.caller = caller;
        }

        void join() {
            if (come.incrementAndGet() == 1 && !oneByOne) {
                waitFor(() -> come.get() > 1, caller, 40);
                met = come.get() > 1;
            }
        }
    }

    /** Waits until it is so, interrupted or not, or until every other thread has been waiting for so many looks: then nobody can make it so. */
    private void waitFor(BooleanSupplier so, Thread caller, int looks) {
        waitFor(so, caller, looks, 1);
    }

    /** A look at which none of them waits with an end to it may count for more: only what has happened already can wake them. */
    private void waitFor(BooleanSupplier so, Thread caller, int looks, int ofEndless) {
        Thread self = Thread.currentThread();
        boolean wasInterrupted = false;
        for (int idle = 0; !so.getAsBoolean() && idle < looks; ) {
            wasInterrupted |= Thread.interrupted();
            sleep();
            boolean isOneBusy = false;
            boolean isOneTimed = false;
            for (Thread thread : threads()) {
                if (thread != self && (thread == caller || !before.contains(thread))) {
                    isOneBusy |= !isIdle(thread);
                    isOneTimed |= thread.getState() == Thread.State.TIMED_WAITING;
                }
            }
            idle = isOneBusy ? 0 : idle + (isOneTimed ? 1 : ofEndless);
        }
        if (wasInterrupted) {
            self.interrupt();
        }
    }

    private static boolean isIdle(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED, TERMINATED -> true;
            default -> false;
        };
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread[] threads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[200];
        return Arrays.copyOf(threads, group.enumerate(threads, true));
    }

    private static final class Sneaky {
        static RuntimeException asUnchecked(Throwable thrown) {
            Sneaky.<RuntimeException>raise(thrown);
            return null;
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void raise(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }
}
