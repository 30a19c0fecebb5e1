import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** No lambda and no field may hold a handle whose death is the question. */
@TestMethodOrder(OrderAnnotation.class)
class FencedHandleTest {

    /** Cells that know what was done to them. */
    private static final class Cells implements FencedHandle.Memory {
        private final AtomicLong next = new AtomicLong(4096);
        private final Map<Long, Integer> values = new ConcurrentHashMap<>();
        private final Map<Long, WeakReference<FencedHandle>> owners = new ConcurrentHashMap<>();
        private final Queue<Long> freed = new ConcurrentLinkedQueue<>();
        private final Queue<String> calls = new ConcurrentLinkedQueue<>();

        /** What happens while a cell is read or written. */
        private volatile Runnable meanwhile = () -> {};

        private volatile Throwable trouble;

        @Override
        public long allocate() {
            long address = next.getAndAdd(64);
            values.put(address, 0);
            return address;
        }

        @Override
        public int read(long address) {
            calls.add("read(" + address + ")");
            int value = values.getOrDefault(address, -1);
            happens();
            return value;
        }

        @Override
        public void write(long address, int value) {
            calls.add("write(" + address + ", " + value + ")");
            happens();
            values.replace(address, value);
        }

        private void happens() {
            meanwhile.run();
            if (trouble != null) {
                FencedHandleTest.<RuntimeException>raise(trouble);
            }
        }

        @Override
        public void free(long address) {
            values.remove(address);
            freed.add(address);
        }

        /** Collects, and waits for the cleaner if that has killed the owner; returns whether the cell is freed. */
        private boolean freedByCollection(long address) {
            collect();
            if (owners.get(address).refersTo(null)) {
                awaitFree(address, Patience.atWork());
            }
            return freed.contains(address);
        }

        private void awaitFree(long address, Patience patience) {
            while (!freed.contains(address) && patience.lasts()) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        /** While it is at work on a cell, looks whether a collection frees one of these. */
        private List<Long> freedMeanwhile(long... addresses) {
            List<Long> seen = new ArrayList<>();
            meanwhile =
                    () -> {
                        for (long address : addresses) {
                            if (freedByCollection(address)) {
                                seen.add(address);
                            }
                        }
                    };
            return seen;
        }
    }

    /**
     * How long a wait for the cleaner is worth its while: three seconds at most, and less when no
     * other thread does anything. What was collected is in its queue by then, so a thread that is
     * to free it could run.
     */
    private static final class Patience {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        /** Whether a cell was not freed though it had to be: the answer is wrong, and its other waits are short. */
        private static volatile boolean inVain;

        /** Whether a handle has died at work and its cell was kept, which is right, and the same in many places. */
        private static volatile boolean keptAtWork;

        private final boolean atWork;
        private final int longestIdle;
        private int waits;
        private int idle;
        private long worked = cpuOfOthers();

        private Patience(boolean atWork) {
            this.atWork = atWork;
            longestIdle = inVain ? 20 : !atWork ? 1000 : keptAtWork ? 40 : 300;
        }

        /** For a cell that must not be freed now, if the handle has died. */
        static Patience atWork() {
            return new Patience(true);
        }

        /** For a cell that must be freed now. */
        static Patience afterDeath() {
            return new Patience(false);
        }

        /** Asked before each wait for a millisecond. */
        boolean lasts() {
            if (++waits % 20 == 0) {
                long now = cpuOfOthers();
                idle = now == worked ? idle + 20 : 0;
                worked = now;
            }
            boolean over = waits > 3000 || idle >= longestIdle;
            inVain |= over && !atWork;
            keptAtWork |= over && atWork;
            return !over;
        }

        /** CPU time of all threads but this one and the one that fills the queues at each collection. */
        private static long cpuOfOthers() {
            long self = Thread.currentThread().getId();
            long sum = 0;
            for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
                if (thread != null && thread.getThreadId() != self && !thread.getThreadName().equals("Reference Handler")) {
                    sum += THREADS.getThreadCpuTime(thread.getThreadId());
                }
            }
            return sum;
        }
    }

    private static FencedHandle open(Cells memory) {
        long address = memory.next.get();
        FencedHandle handle = new FencedHandle(memory);
        memory.owners.put(address, new WeakReference<>(handle));
        return handle;
    }

    @Test
    @Order(1)
    @DisplayName("read() and write() work on the cell of their handle, once a call")
    @Holds("read() returns what memory.read(address) returns")
    void readsAndWrites() {
        Cells memory = new Cells();
        FencedHandle first = open(memory);
        FencedHandle second = open(memory);
        first.write(42);
        second.write(-1);
        first.write(Integer.MIN_VALUE);
        assertThat(first.read()).as("read() of the first handle after write(42) and write(MIN_VALUE)").isEqualTo(Integer.MIN_VALUE);
        assertThat(second.read()).as("read() of the second handle after write(-1)").isEqualTo(-1);
        assertThat(memory.calls)
                .as("what was called of the memory by three writes and two reads")
                .containsExactly("write(4096, 42)", "write(4160, -1)", "write(4096, -2147483648)", "read(4096)", "read(4160)");
        Reference.reachabilityFence(first);
        Reference.reachabilityFence(second);
    }

    @Test
    @Order(2)
    @DisplayName("copyTo() reads once and writes once, also to itself and to another memory")
    @Holds("copyTo(target) reads once from this handle")
    void copies() {
        Cells memory = new Cells();
        Cells otherMemory = new Cells();
        FencedHandle source = open(memory);
        open(otherMemory);
        FencedHandle target = open(otherMemory);
        source.write(7);
        memory.calls.clear();
        source.copyTo(target);
        assertThat(memory.calls).as("calls of the memory that is copied from").containsExactly("read(4096)");
        assertThat(otherMemory.calls).as("calls of the memory that is copied to").containsExactly("write(4160, 7)");
        assertThat(target.read()).as("read() of the target").isEqualTo(7);
        memory.calls.clear();
        source.copyTo(source);
        assertThat(memory.calls).as("calls of the memory when a handle is copied to itself").containsExactly("read(4096)", "write(4096, 7)");
        Reference.reachabilityFence(source);
        Reference.reachabilityFence(target);
    }

    @Test
    @Order(3)
    @DisplayName("a cell is not freed while read() is at work on it")
    @Holds("while read() or write(value) runs, its address is not freed")
    void keepsWhileReading() {
        Cells memory = new Cells();
        List<Long> freed = memory.freedMeanwhile(4096);
        int value = open(memory).read();
        assertThat(freed).as("addresses that a collection freed while memory.read(4096) was at work").isEmpty();
        assertThat(value).as("what read() returned").isZero();
    }

    @Test
    @Order(4)
    @DisplayName("a cell is not freed while write() is at work on it")
    @Holds("while read() or write(value) runs, its address is not freed")
    void keepsWhileWriting() {
        Cells memory = new Cells();
        List<Long> freed = memory.freedMeanwhile(4096);
        open(memory).write(42);
        assertThat(freed).as("addresses that a collection freed while memory.write(4096, 42) was at work").isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("neither cell is freed while copyTo() is at work")
    @Holds("neither of the two addresses is freed")
    void keepsWhileCopying() {
        Cells memory = new Cells();
        List<Long> freed = memory.freedMeanwhile(4096, 4160);
        open(memory).copyTo(open(memory));
        assertThat(memory.calls).as("what copyTo() called of the memory").hasSize(2);
        if (freed.contains(4096L)) {
            fail("a collection freed 4096, the source, while copyTo() was at work from 4096 to 4160");
        }
        if (freed.contains(4160L)) {
            fail("a collection freed 4160, the target, while copyTo() was at work from 4096 to 4160");
        }
        keepsWhileCopyingToAnotherMemory(true);
        keepsWhileCopyingToAnotherMemory(false);
    }

    /** Two memories may well have equal addresses. */
    private static void keepsWhileCopyingToAnotherMemory(boolean sameAddress) {
        Cells memory = new Cells();
        Cells other = new Cells();
        if (!sameAddress) {
            other.next.set(8192);
        }
        long to = other.next.get();
        List<String> freed = new ArrayList<>();
        Runnable look =
                () -> {
                    if (memory.freedByCollection(4096)) {
                        freed.add("4096, the source");
                    }
                    if (other.freedByCollection(to)) {
                        freed.add(to + ", the target");
                    }
                };
        memory.meanwhile = look;
        other.meanwhile = look;
        open(memory).copyTo(open(other));
        assertThat(freed)
                .as("what a collection freed while copyTo() was at work from 4096 of one memory to %d of another", to)
                .isEmpty();
    }

    @Test
    @Order(6)
    @DisplayName("no reader waits for another")
    @Holds("none of them waits for another")
    void readsAtOnce() throws InterruptedException {
        Cells memory = new Cells();
        FencedHandle handle = open(memory);
        memory.meanwhile = Reader::stay;
        Reader writer = new Reader(Use.WRITE, handle, handle);
        writer.goOn.countDown(); // it may wait for the readers, and does not stay
        List<Reader> readers = Stream.generate(() -> new Reader(handle)).limit(20).toList();
        int in = 0;
        boolean writerWaits = false;
        for (Reader reader : readers) {
            reader.start();
            if (!reader.comesIn()) {
                break;
            }
            if (++in == readers.size() / 2) {
                writer.start();
                writerWaits = !writer.comesIn();
            }
        }
        for (Reader reader : readers.subList(0, Math.min(in + 1, readers.size()))) {
            reader.leave();
        }
        writer.join(); // at once, if it was not started
        assertThat(in > 0).as("whether a thread that calls read() comes to memory.read()").isTrue();
        assertThat(in > 1).as("whether a second thread comes to memory.read() while the first is in there").isTrue();
        assertThat(in)
                .as(
                        "threads of %d that come to memory.read() while those before are in there%s",
                        readers.size(), writerWaits ? ", and a thread that calls write(5) waits for them" : "")
                .isEqualTo(readers.size());
        Reference.reachabilityFence(handle);
    }

    @Test
    @Order(7)
    @DisplayName("threads read at once, and the last one keeps the cell")
    @Holds("the address is not freed while one of them is in there")
    void lastReaderKeeps() throws InterruptedException {
        Cells memory = new Cells();
        Readers readers = twoReaders(memory);
        memory.meanwhile = Reader::stay;
        readers.first.start();
        boolean bothAreIn = readers.first.comesIn();
        readers.second.start();
        bothAreIn &= readers.second.comesIn();
        readers.first.leave();
        boolean freed = memory.freedByCollection(4096);
        readers.second.leave();
        assertThat(bothAreIn).as("whether two threads are in memory.read() at once").isTrue();
        assertThat(freed).as("whether 4096 was freed while a reader is still at work, and another has left").isFalse();
    }

    private static Readers twoReaders(Cells memory) {
        FencedHandle handle = open(memory);
        return new Readers(new Reader(handle), new Reader(handle));
    }

    private record Readers(Reader first, Reader second) {
        void leave() throws InterruptedException {
            first.leave();
            second.leave();
        }
    }

    /** A call of the answer; it takes the handles out, so that from then on nobody holds them but the answer. */
    private enum Use {
        READ("read()"),
        WRITE("write(5)"),
        COPY("copyTo(another handle)");

        private final String call;

        Use(String call) {
            this.call = call;
        }

        void of(AtomicReference<FencedHandle> handle, AtomicReference<FencedHandle> target) {
            switch (this) {
                case READ -> handle.getAndSet(null).read();
                case WRITE -> handle.getAndSet(null).write(5);
                case COPY -> handle.getAndSet(null).copyTo(target.getAndSet(null));
            }
        }
    }

    /** A thread that has the handle only until it calls it. */
    private static final class Reader extends Thread {
        private final Use use;
        private final AtomicReference<FencedHandle> handle;
        private final AtomicReference<FencedHandle> target;
        private final CountDownLatch isIn = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        Reader(FencedHandle handle) {
            this(Use.READ, handle, handle);
        }

        Reader(Use use, FencedHandle handle, FencedHandle target) {
            super("a reader");
            this.use = use;
            this.handle = new AtomicReference<>(handle);
            this.target = new AtomicReference<>(target);
            setDaemon(true);
        }

        @Override
        public void run() {
            use.of(handle, target);
        }

        /** Within the memory: waits there, if it is a reader that comes. */
        static void stay() {
            if (Thread.currentThread() instanceof Reader reader) {
                reader.isIn.countDown();
                await(reader.goOn);
            }
        }

        /** Waits until it is in the memory; false if it waits elsewhere, or has ended. */
        boolean comesIn() {
            for (int stuck = 0; isIn.getCount() > 0 && stuck < 200; ) {
                LockSupport.parkNanos(1_000_000);
                stuck = getState() == State.RUNNABLE || getState() == State.NEW ? 0 : stuck + 1;
            }
            return isIn.getCount() == 0;
        }

        void leave() throws InterruptedException {
            goOn.countDown();
            join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(8)
    @DisplayName("what the memory throws reaches the caller")
    @Holds("what memory throws reaches the caller as it is")
    void troubleReachesTheCaller() {
        for (Throwable trouble : troubles()) {
            troubleReachesTheCaller(trouble);
        }
    }

    private static Throwable[] troubles() {
        return new Throwable[] {
            new IllegalStateException("no such address"), new AssertionError("no such address"), new Exception("no such address")
        };
    }

    private static void troubleReachesTheCaller(Throwable trouble) {
        Cells memory = new Cells();
        FencedHandle handle = open(memory);
        FencedHandle target = open(memory);
        memory.trouble = trouble;
        throwsThat("read()", memory.trouble, handle::read);
        throwsThat("write(1)", memory.trouble, () -> handle.write(1));
        throwsThat("copyTo(target)", memory.trouble, () -> handle.copyTo(target));
        assertThat(memory.calls).as("what was called of a memory that throws").containsExactly("read(4096)", "write(4096, 1)", "read(4096)");
        Cells sound = new Cells();
        throwsThat("copyTo(target), whose write throws,", memory.trouble, () -> open(sound).copyTo(target));
        assertThat(memory.calls).as("calls of a memory whose write throws, in the end a copyTo()").hasSize(4).endsWith("write(4160, 0)");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static void throwsThat(String call, Throwable trouble, Runnable action) {
        Throwable thrown = null;
        try {
            action.run();
        } catch (Throwable e) {
            thrown = e;
        }
        if (thrown != trouble) {
            fail("the memory throws %s, and %s %s", trouble, call, thrown == null ? "returns" : "throws something else: " + thrown);
        }
    }

    @Test
    @Order(9)
    @DisplayName("a handle that was used and dropped can be collected, and its cell is freed once")
    @Holds("a handle that nobody holds can be collected")
    void dies() {
        Cells memory = new Cells();
        use(memory);
        assertDead(memory, 4096, "a handle after read(), write() and copyTo()");
        assertDead(memory, 4160, "the target of copyTo()");
        List<Long> addresses = new ArrayList<>(List.of(4096L, 4160L));
        for (Throwable trouble : troubles()) {
            memory.trouble = trouble;
            long address = memory.next.get();
            addresses.add(address);
            Cells sound = new Cells();
            useInTrouble(memory, sound);
            String thrown = trouble.getClass().getSimpleName();
            assertDead(memory, address, "a handle whose calls have thrown " + thrown);
            assertDead(sound, 4096, "a handle that was copied to one whose memory throws " + thrown);
        }
        assertThat(memory.freed).as("what was freed after the death of %d handles", addresses.size()).containsExactlyInAnyOrderElementsOf(addresses);
    }

    private static void use(Cells memory) {
        FencedHandle handle = open(memory);
        FencedHandle target = open(memory);
        handle.write(1);
        handle.read();
        handle.copyTo(target);
        target.read();
    }

    private static void useInTrouble(Cells memory, Cells sound) {
        FencedHandle handle = open(memory);
        FencedHandle source = open(sound);
        throwsThat("read()", memory.trouble, handle::read);
        throwsThat("write(1)", memory.trouble, () -> handle.write(1));
        throwsThat("copyTo(itself)", memory.trouble, () -> handle.copyTo(handle));
        throwsThat("copyTo(target), whose write throws,", memory.trouble, () -> source.copyTo(handle));
    }

    private static void assertDead(Cells memory, long address, String what) {
        assertCollected(what, memory.owners.get(address));
        memory.awaitFree(address, Patience.afterDeath());
        assertThat(memory.freed.contains(address)).as("whether the cell of %s was freed after its death", what).isTrue();
    }

    @Test
    @Order(10)
    @DisplayName("a thousand handles that were dropped leave nothing behind")
    @Holds("1,000 handles that were used and dropped leave at most 50,000 bytes")
    void leavesNothing() {
        Cells memory = new Cells();
        for (int i = 0; i < 500; i++) {
            use(memory); // two of them
        }
        awaitAll(memory);
        assertStaticsHoldAtMost(50_000);
    }

    /** Collects as long as the cleaner goes on. */
    private static void awaitAll(Cells memory) {
        Patience patience = Patience.afterDeath();
        for (int freed = 0; freed < 1000; ) {
            collect();
            int wait = 0;
            while (memory.freed.size() < 1000 && wait++ < 100 && patience.lasts()) {
                LockSupport.parkNanos(1_000_000);
            }
            if (memory.freed.size() > freed) {
                freed = memory.freed.size();
                patience = Patience.afterDeath();
            } else if (wait < 100) {
                return;
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("a cell is not freed while the memory uses other handles")
    @Holds("while read() or write(value) runs, its address is not freed")
    void keepsWhileOthersAreUsed() {
        for (Use use : Use.values()) {
            keepsWhileOthersAreUsed(use, new Cells(), new Cells(), "another memory");
            Cells memory = new Cells();
            keepsWhileOthersAreUsed(use, memory, memory, "the same memory");
        }
    }

    /** A cell may lie in other cells: to work on it is to use their handles, on the same thread. */
    private static void keepsWhileOthersAreUsed(Use use, Cells memory, Cells others, String whose) {
        List<Long> seen = use == Use.COPY ? memory.freedMeanwhile(4096, 4160) : memory.freedMeanwhile(4096);
        Runnable look = memory.meanwhile;
        memory.meanwhile =
                () -> {
                    Runnable again = memory.meanwhile;
                    memory.meanwhile = () -> {};
                    for (Use inner : Use.values()) {
                        inner.of(new AtomicReference<>(open(others)), new AtomicReference<>(open(others)));
                    }
                    if (use == Use.READ) {
                        memory.owners.get(4096L).get().read();
                    }
                    memory.meanwhile = again;
                    look.run();
                };
        use.of(new AtomicReference<>(open(memory)), new AtomicReference<>(open(memory)));
        assertThat(seen)
                .as("addresses that a collection freed while %s was at work on them, in which other handles of %s were used", use.call, whose)
                .isEmpty();
    }

    @Test
    @Order(12)
    @DisplayName("a handle that was dropped is freed while another is at work")
    @Holds("a handle that nobody holds can be collected")
    void diesBesideAnother() throws InterruptedException {
        for (Use use : Use.values()) {
            diesBesideAnother(use, true);
        }
        diesBesideAnother(Use.READ, false);
    }

    /** Whichever of the two came first leaves first: what it has left is freed, and what the other is at work on is not. */
    private static void diesBesideAnother(Use use, boolean firstLeaves) throws InterruptedException {
        Cells memory = new Cells();
        memory.meanwhile = Reader::stay;
        Reader first = new Reader(use, open(memory), open(memory));
        Reader second = new Reader(use, open(memory), open(memory));
        Reader left = firstLeaves ? first : second;
        Reader atWork = firstLeaves ? second : first;
        List<Long> kept = firstLeaves ? List.of(4224L, 4288L) : List.of(4096L, 4160L);
        first.start();
        boolean areIn = first.comesIn();
        second.start();
        areIn &= second.comesIn();
        boolean isFreed;
        try {
            assertThat(areIn).as("whether two threads that call %s of different handles come to the memory", use.call).isTrue();
            memory.freedByCollection(kept.get(0)); // waits for the cleaner if that has something to do now
            left.leave();
            long dropped = firstLeaves ? 4096 : 4224;
            assertDead(memory, dropped, "a handle that was dropped, while another thread is in " + use.call + " of another handle,");
            isFreed = memory.freedByCollection(kept.get(0)) || use == Use.COPY && memory.freedByCollection(kept.get(1));
        } finally {
            first.leave();
            second.leave();
        }
        assertThat(isFreed)
                .as("whether a collection frees what a thread in %s is at work on, when another has left %s of another handle", use.call, use.call)
                .isFalse();
    }
}
