import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class StripedCounterTest {

    private static final int[] SIZES = {1, 2, 3, 8, 64, 100, 1024};

    /** So many that the first thread is not through before the second one has begun. */
    private static final int COUNTS = 1_500_000;

    private static volatile long sink;

    @Test
    @Order(1)
    @DisplayName("total() is the sum of what all have added")
    @Holds("total() is the sum of what all workers have added")
    void sums() throws Exception {
        StripedCounter small = make(2);
        assertThat(small.total()).as("total() of a new counter").isZero();
        add(small, 0, Long.MAX_VALUE);
        add(small, 1, 2);
        assertThat(small.total()).as("total() after MAX_VALUE and 2").isEqualTo(Long.MIN_VALUE + 1);
        Property.holds(50, random -> {
            int workers = 1 + random.nextInt(40);
            StripedCounter counter = make(workers);
            long expected = 0;
            for (int i = 0; i < 100; i++) {
                long n = random.nextLong() >> random.nextInt(64);
                add(counter, random.nextInt(workers), n);
                expected += n;
                assertThat(counter.total()).as("total() of %d workers after %d calls of add()", workers, i + 1).isEqualTo(expected);
            }
        });
    }

    @Test
    @Order(2)
    @DisplayName("add() changes the worker's cell and no other")
    @Holds({"cellOf(worker) is the index of the worker's cell in it", "to the worker's cell, and to no other element"})
    void addsToTheCell() {
        for (int workers : new int[] {1, 2, 5, 64}) {
            StripedCounter counter = make(workers);
            AtomicLongArray cells = counter.cells();
            long[] expected = new long[cells.length()];
            for (int round = 1; round <= 2; round++) {
                for (int worker = 0; worker < workers; worker++) {
                    add(counter, worker, 7L * round - 10);
                    expected[cellOf(counter, worker)] += 7L * round - 10;
                    assertThat(counter.cells()).as("cells() after add(%d, …)", worker).isSameAs(cells);
                    for (int i = 0; i < expected.length; i++) {
                        if (cells.get(i) != expected[i]) {
                            fail("after add(%d, %d) element %d is %d, and must be %d; the worker's cell is element %d", worker, 7 * round - 10, i, cells.get(i), expected[i], cellOf(counter, worker));
                        }
                    }
                }
            }
        }
    }

    @Test
    @Order(12)
    @DisplayName("a worker's cell is the same for each thread, and later")
    @Holds("is the index of the worker's cell in it, always the same one")
    void staysInItsCell() throws Exception {
        StripedCounter counter = make(64);
        int[] here = cellsOf(counter);
        for (int run = 0; run < 3; run++) {
            FutureTask<int[]> elsewhere = new FutureTask<>(() -> cellsOf(counter));
            new Thread(elsewhere).start();
            assertThat(elsewhere.get()).as("cellOf() of all 64 workers, called by another thread").containsExactly(here);
            add(counter, run, 1);
            assertThat(cellsOf(counter)).as("cellOf() of all 64 workers, called once more").containsExactly(here);
        }
    }

    private static int[] cellsOf(StripedCounter counter) {
        return IntStream.range(0, 64).map(worker -> cellOf(counter, worker)).toArray();
    }

    @Test
    @Order(3)
    @DisplayName("any two cells are at least 128 bytes apart")
    @Holds("the cells of any two workers are at least 128 bytes apart")
    void leavesRoom() {
        for (int workers : SIZES) {
            StripedCounter counter = make(workers);
            for (int a = 0; a < workers; a++) {
                for (int b = a + 1; b < Math.min(workers, a + 200); b++) {
                    int apart = Math.abs(cellOf(counter, a) - cellOf(counter, b)) * 8;
                    if (apart < 128) {
                        fail("the cells of workers %d and %d, of %d, are %d bytes apart: elements %d and %d", a, b, workers, apart, cellOf(counter, a), cellOf(counter, b));
                    }
                }
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("at both ends of the array there are 128 bytes of room")
    @Holds("before the first cell and after the last one there are at least 128 bytes")
    void leavesRoomAtTheEnds() {
        for (int workers : SIZES) {
            StripedCounter counter = make(workers);
            int length = counter.cells().length();
            for (int worker = 0; worker < workers; worker++) {
                int cell = cellOf(counter, worker);
                if (cell * 8 < 128 || (length - 1 - cell) * 8 < 128) {
                    fail("before the cell of worker %d, of %d, there are %d bytes of the array, and behind it %d", worker, workers, cell * 8, (length - 1 - cell) * 8);
                }
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("a counter for 64 workers takes at most 12,000 bytes")
    @Holds("a counter for 64 workers takes at most 12,000 bytes")
    void takesLittle() {
        StripedCounter counter = make(64);
        for (int worker = 0; worker < 64; worker++) {
            add(counter, worker, worker);
        }
        assertRetainsAtMost(12_000, counter);
    }

    @Test
    @Order(6)
    @DisplayName("no count is lost where two threads count for one worker")
    @Holds("no count is lost")
    void losesNothing() throws Exception {
        for (int round = 0; round < 4; round++) {
            StripedCounter counter = make(3);
            List<Thread> threads = new ArrayList<>();
            AtomicReference<Throwable> trouble = new AtomicReference<>();
            CountDownLatch begin = new CountDownLatch(2);
            for (int t = 0; t < 2; t++) {
                threads.add(new Thread(() -> {
                    try {
                        begin.countDown();
                        begin.await();
                        for (int i = 0; i < COUNTS; i++) {
                            counter.add(1, 1);
                        }
                    } catch (Throwable e) {
                        trouble.set(e);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            if (trouble.get() != null) {
                throw new AssertionError("add(1, 1) throws " + trouble.get(), trouble.get());
            }
            assertThat(counter.total()).as("total() after two threads have called add(1, 1) %d times each", COUNTS).isEqualTo(2L * COUNTS);
        }
    }

    @Test
    @Order(7)
    @DisplayName("add() takes no lock")
    @Holds("add takes no lock")
    void takesNoLock() throws Exception {
        StripedCounter counter = make(4);
        add(counter, 2, 1); // what the first call needs of the VM is not what is asked for
        List<Object> held = new ArrayList<>(List.of(counter, StripedCounter.class));
        for (Field field : StripedCounter.class.getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(counter);
            if (value != null && !field.getType().isPrimitive()) {
                held.add(value);
                if (value instanceof Object[] several) {
                    for (Object each : several) {
                        if (each != null) {
                            held.add(each);
                        }
                    }
                }
            }
        }
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread holder = new Thread(() -> holdAll(held, 0, holding, done), "the thread that holds all locks");
        holder.start();
        holding.await();
        Thread adder = new Thread(() -> counter.add(2, 5), "the thread that adds");
        adder.start();
        boolean waits = waitsFor(holder, adder);
        done.countDown();
        adder.join();
        holder.join();
        if (waits) {
            fail("add(2, 5) waited while another thread held a lock of the counter");
        }
        assertThat(counter.total()).as("total() after add(2, 1) and add(2, 5)").isEqualTo(6);
        addersTakeNoLock(counter, held);
    }

    /** Who is disturbed by another thread must not take to a lock either. */
    private static void addersTakeNoLock(StripedCounter counter, List<Object> held) throws Exception {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread holder = new Thread(() -> holdAll(held, 0, holding, done), "the thread that holds all locks");
        holder.start();
        holding.await();
        Adder[] adders = Adder.start(counter, 2);
        boolean waits = false;
        for (Adder adder : adders) {
            waits |= waitsFor(holder, adder);
        }
        done.countDown();
        holder.join();
        Adder.await(adders);
        if (waits) {
            fail("of two threads that called add(2, 1) at the same time one stopped at a lock that a third one held");
        }
    }

    /** Adds for a worker, with another one at the same time, and looks at itself before and after. */
    private static final class Adder extends Thread {

        private static final com.sun.management.ThreadMXBean THREADS = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        private final StripedCounter counter;
        private final int worker;
        private final AtomicInteger begun;
        private Throwable trouble;
        private long allocated;
        private long blocked;

        private Adder(StripedCounter counter, int worker, AtomicInteger begun) {
            this.counter = counter;
            this.worker = worker;
            this.begun = begun;
        }

        static Adder[] start(StripedCounter counter, int worker) {
            AtomicInteger begun = new AtomicInteger();
            Adder[] adders = {new Adder(counter, worker, begun), new Adder(counter, worker, begun)};
            for (Adder adder : adders) {
                adder.start();
            }
            return adders;
        }

        static void await(Adder[] adders) throws InterruptedException {
            for (Adder adder : adders) {
                adder.join();
                if (adder.trouble != null) {
                    throw new AssertionError("add(" + adder.worker + ", 1) throws " + adder.trouble, adder.trouble);
                }
            }
        }

        @Override
        public void run() {
            try {
                allocated();
                long blockedBefore = blocked();
                begun.incrementAndGet();
                while (begun.get() < 2) {
                    Thread.onSpinWait();
                }
                long before = allocated();
                for (int i = 0; i < COUNTS; i++) {
                    counter.add(worker, 1);
                }
                allocated = allocated() - before;
                blocked = blocked() - blockedBefore;
            } catch (Throwable e) {
                trouble = e;
            }
        }

        private static long allocated() {
            return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        }

        private static long blocked() {
            return THREADS.getThreadInfo(Thread.currentThread().getId()).getBlockedCount();
        }
    }

    /** Returns whether a thread has stopped at a lock of the other, or at one that tells no owner. */
    private static boolean waitsFor(Thread holder, Thread adder) throws InterruptedException {
        for (int looks = 0; adder.isAlive() && looks < 1000; ) {
            ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(adder.getId());
            if (info != null && info.getLockOwnerId() == holder.getId()) {
                return true;
            }
            looks = info == null || info.getThreadState() == Thread.State.RUNNABLE ? 0 : looks + 1;
            Thread.sleep(2);
        }
        return adder.isAlive();
    }

    private static void holdAll(List<Object> held, int from, CountDownLatch holding, CountDownLatch done) {
        if (from == held.size()) {
            holding.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        Object each = held.get(from);
        if (each instanceof Lock lock) {
            lock.lock();
        } else if (each instanceof ReadWriteLock lock) {
            lock.writeLock().lock();
        } else if (each instanceof StampedLock lock) {
            lock.writeLock();
        }
        synchronized (each) {
            holdAll(held, from + 1, holding, done);
        }
        if (each instanceof Lock lock) {
            lock.unlock();
        } else if (each instanceof ReadWriteLock lock) {
            lock.writeLock().unlock();
        } else if (each instanceof StampedLock lock) {
            lock.tryUnlockWrite();
        }
    }

    @Test
    @Order(8)
    @DisplayName("add() and total() allocate nothing")
    @Holds("add and total allocate nothing")
    void allocatesNothing() throws Exception {
        StripedCounter counter = make(8);
        assertAllocatesAtMost(0, () -> {
            for (int i = 0; i < 1000; i++) {
                counter.add(i & 7, 1000 + i);
            }
            sink = counter.total();
        });
    }

    @Test
    @Order(13)
    @DisplayName("where two threads count for one worker, add() still allocates nothing and stops at no lock")
    @Holds({"add and total allocate nothing", "add takes no lock"})
    void allocatesNothingTogether() throws Exception {
        long allocated = 0;
        long blocked = 0;
        int allocates = 0;
        int blocks = 0;
        for (int round = 0; round < 6; round++) {
            StripedCounter counter = make(3);
            Adder[] adders = Adder.start(counter, 1);
            Adder.await(adders);
            if (round < 2) {
                continue; // what the first calls need of the VM is not what is asked for
            }
            long bytes = adders[0].allocated + adders[1].allocated;
            long stops = adders[0].blocked + adders[1].blocked;
            allocates += bytes > 0 ? 1 : 0;
            blocks += stops > 0 ? 1 : 0;
            allocated = Math.max(allocated, bytes);
            blocked = Math.max(blocked, stops);
        }
        if (allocates >= 2) {
            fail("two threads called add(1, 1) at the same time, and %d bytes were allocated meanwhile, in %d of 4 runs some", allocated, allocates);
        }
        if (blocks >= 2) {
            fail("two threads called add(1, 1) at the same time, and stopped at a lock of each other %d times, in %d of 4 runs at least once", blocked, blocks);
        }
    }

    @Test
    @Order(9)
    @DisplayName("a worker that there is not is refused, and changes nothing")
    @Holds("a worker below 0 or from the number of workers on throws")
    void refusesWorkers() {
        for (int workers : new int[] {1, 3, 64}) {
            StripedCounter counter = make(workers);
            add(counter, 0, 3);
            for (int wrong : new int[] {-1, -2, workers, workers + 1, 100_000_000, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 28}) {
                refuses(IndexOutOfBoundsException.class, "cellOf(%d) of %d workers".formatted(wrong, workers), () -> counter.cellOf(wrong));
                for (long n : new long[] {1, 0, -3, Long.MIN_VALUE}) {
                    refuses(IndexOutOfBoundsException.class, "add(%d, %d) of %d workers".formatted(wrong, n, workers), () -> counter.add(wrong, n));
                }
            }
            for (int i = 0; i < counter.cells().length(); i++) {
                assertThat(counter.cells().get(i)).as("element %d, after the wrong workers were refused", i).isEqualTo(i == cellOf(counter, 0) ? 3 : 0);
            }
        }
    }

    @Test
    @Order(10)
    @DisplayName("the number of workers goes from 1 to 1,024")
    @Holds("any other throws IllegalArgumentException")
    void refusesNumbers() {
        for (int wrong : new int[] {0, -1, 1025, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 28}) {
            refuses(IllegalArgumentException.class, "new StripedCounter(" + wrong + ")", () -> new StripedCounter(wrong));
        }
        for (int workers : new int[] {1, 1024}) {
            StripedCounter counter = make(workers);
            add(counter, workers - 1, 4);
            assertThat(counter.total()).as("total() of %d workers after add(%d, 4)", workers, workers - 1).isEqualTo(4);
        }
    }

    @Test
    @Order(11)
    @DisplayName("two counters know nothing of each other")
    @Holds("two counters know nothing of each other")
    void areIndependent() {
        StripedCounter one = make(3);
        StripedCounter other = make(5);
        add(one, 1, 10);
        add(other, 4, 20);
        assertThat(one.total()).as("total() of the first").isEqualTo(10);
        assertThat(other.total()).as("total() of the second").isEqualTo(20);
        assertThat(one.cells()).as("cells() of the first").isNotSameAs(other.cells());
        refuses(IndexOutOfBoundsException.class, "add(3, 1) of three workers, beside a counter of five", () -> one.add(3, 1));
    }

    private static StripedCounter make(int workers) {
        return Property.call("new StripedCounter(" + workers + ")", () -> new StripedCounter(workers));
    }

    private static int cellOf(StripedCounter counter, int worker) {
        return Property.call("cellOf(" + worker + ")", () -> counter.cellOf(worker));
    }

    private static void add(StripedCounter counter, int worker, long n) {
        Property.call("add(" + worker + ", " + n + ")", () -> {
            counter.add(worker, n);
            return null;
        });
    }

    private static void refuses(Class<? extends RuntimeException> type, String call, Runnable action) {
        Throwable thrown = null;
        try {
            action.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            thrown = e;
        }
        if (!type.isInstance(thrown)) {
            fail("%s must throw %s, and %s", call, type.getSimpleName(), thrown == null ? "returned" : "threw " + thrown);
        }
    }
}
