import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.MemoryAssertions;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class NativeHandleTest {

    /** Whether something that has to be freed was not: the answer is wrong, and its other waits are short. */
    private static boolean inVain;

    /** Whether a handle was held that has to be collected. */
    private static boolean undying;

    /** Remembers who was given what, and who gave it back. */
    private static class Recorder implements NativeHandle.Memory {
        final List<Long> allocated = new ArrayList<>();
        final List<Long> sizes = new ArrayList<>();
        private final List<Long> freed = new ArrayList<>();
        private final List<Thread> by = new ArrayList<>();
        private long next = 1L << 40;
        final Deque<Long> again = new ArrayDeque<>();

        /** The addresses for which free() throws; for all of them if none is here. */
        final Set<Long> troubled = ConcurrentHashMap.newKeySet();

        volatile Throwable trouble;

        @Override
        public synchronized long allocate(long bytes) {
            long address = again.isEmpty() ? next : again.remove();
            next += address == next ? 4096 : 0;
            allocated.add(address);
            sizes.add(bytes);
            return address;
        }

        @Override
        public void free(long address) {
            synchronized (this) {
                freed.add(address);
                by.add(Thread.currentThread());
            }
            if (trouble != null && (troubled.isEmpty() || troubled.contains(address))) {
                raise(trouble);
            }
        }

        synchronized List<Long> freed() {
            return List.copyOf(freed);
        }

        synchronized List<Thread> by() {
            return List.copyOf(by);
        }
    }

    private static void raise(Throwable trouble) {
        if (trouble instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) trouble;
    }

    /** What free() and allocate() may throw. */
    private static List<Throwable> troubles() {
        return List.of(new IllegalStateException("no such address"), new NullPointerException(), new AssertionError("no such address"), new InternalError("no such block"));
    }

    @Test
    @Order(1)
    @DisplayName("the constructor allocates once, and address() returns that address")
    @Holds("the constructor calls memory.allocate(bytes) once")
    void allocates() {
        Recorder memory = new Recorder();
        NativeHandle first = open(memory, 100);
        NativeHandle second = open(memory, 5_000_000_000L);
        assertThat(memory.sizes).as("what was asked for, by two handles").containsExactly(100L, 5_000_000_000L);
        for (int i = 0; i < 2; i++) {
            assertThat(address(first)).as("address() of the first handle").isEqualTo(memory.allocated.get(0));
            assertThat(address(second)).as("address() of the second handle").isEqualTo(memory.allocated.get(1));
        }
        assertThat(memory.freed()).as("freed while nobody has closed").isEmpty();
        Recorder other = new Recorder();
        for (long bytes : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            NativeHandle handle = open(other, bytes);
            assertThat(other.sizes).as("what was asked for, by new NativeHandle(memory, " + bytes + ")").endsWith(bytes);
            assertThat(address(handle)).as("address() of a handle for " + bytes + " bytes").isEqualTo(other.allocated.get(other.allocated.size() - 1));
            close(handle);
        }
        assertThat(other.freed()).as("freed when four handles for odd numbers of bytes were closed").isEqualTo(other.allocated);
        Reference.reachabilityFence(first);
        Reference.reachabilityFence(second);
    }

    @Test
    @Order(2)
    @DisplayName("close() frees that address, at once and on the calling thread")
    @Holds("on the thread that called, before it returns")
    void closes() {
        Recorder memory = new Recorder();
        NativeHandle first = open(memory, 100);
        NativeHandle second = open(memory, 200);
        Recorder other = new Recorder();
        NativeHandle third = open(other, 300);
        close(second);
        assertThat(memory.freed()).as("freed when close() of the second handle has returned").containsExactly(memory.allocated.get(1));
        if (memory.by().get(0) != Thread.currentThread()) {
            fail("free() was called by the thread \"%s\", and not by the one that called close()", memory.by().get(0).getName());
        }
        close(first);
        assertThat(memory.freed()).as("freed when both are closed").containsExactly(memory.allocated.get(1), memory.allocated.get(0));
        close(third);
        assertThat(other.freed()).as("freed in another memory, which has handed out the same address").containsExactly(other.allocated.get(0));
        Reference.reachabilityFence(first);
        Reference.reachabilityFence(second);
    }

    @Test
    @Order(3)
    @DisplayName("a second close() does nothing")
    @Holds("each address is freed exactly once")
    void closesOnce() {
        List<NativeHandle> within = new ArrayList<>();
        Recorder closing =
                new Recorder() {
                    @Override
                    public void free(long address) {
                        super.free(address);
                        if (freed().size() < 3) {
                            within.get(0).close();
                        }
                    }
                };
        within.add(open(closing, 100));
        Thread.currentThread().interrupt();
        close(within.get(0));
        Thread.interrupted();
        assertThat(closing.freed()).as("freed by close() of an interrupted thread, if free() calls close() of the same handle").isEqualTo(closing.allocated);
        Recorder memory = new Recorder();
        NativeHandle handle = open(memory, 100);
        for (int i = 0; i < 3; i++) {
            close(handle);
        }
        assertThat(memory.freed()).as("freed after three calls of close()").hasSize(1);
        Reference.reachabilityFence(handle);
    }

    @Test
    @Order(4)
    @DisplayName("after close(), address() throws IllegalStateException")
    @Holds("after close(), address() throws")
    void refuses() {
        Recorder memory = new Recorder();
        NativeHandle handle = open(memory, 100);
        NativeHandle other = open(memory, 100);
        close(handle);
        for (int i = 0; i < 2; i++) {
            try {
                long address = handle.address();
                fail("address() after close() is %d, which was freed", address);
            } catch (IllegalStateException expected) {
                // that is what was asked for
            }
        }
        assertThat(address(other)).as("address() of a handle that is open, after another was closed").isEqualTo(memory.allocated.get(1));
        Reference.reachabilityFence(other);
    }

    @Test
    @Order(5)
    @DisplayName("a handle that was dropped can be collected")
    @Holds("without close() can be collected")
    void dies() {
        assertDies("a handle that was dropped without close()", drop(new Recorder()));
    }

    @Test
    @Order(6)
    @DisplayName("a handle that was dropped without close() is freed after its death, once")
    @Holds("its address is freed after its death")
    void frees() {
        Recorder memory = new Recorder();
        List<WeakReference<NativeHandle>> dropped = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            dropped.add(drop(memory));
        }
        waitUntilFreed(() -> memory.freed().size() >= 20);
        for (WeakReference<NativeHandle> each : dropped) {
            assertDies("a handle that was dropped without close()", each);
        }
        oneMore(memory);
        assertThat(memory.freed().stream().limit(20).sorted().toList())
                .as("what was freed after the death of 20 handles")
                .isEqualTo(memory.allocated.subList(0, 20));
    }

    @Test
    @Order(7)
    @DisplayName("a closed handle is not freed again when it dies")
    @Holds("nor does the death of a handle that was closed")
    void notAgain() {
        Recorder memory = new Recorder();
        WeakReference<NativeHandle> closed = dropClosed(memory);
        assertDies("a handle that was closed", closed);
        oneMore(memory);
        assertThat(memory.freed().get(0)).as("the first that was freed").isEqualTo(memory.allocated.get(0));
        assertThat(memory.freed()).as("what was freed when a closed handle and another one have died").hasSize(2);
    }

    @Test
    @Order(8)
    @DisplayName("a handle in use is not freed by a collection")
    @Holds("a handle that somebody holds is not freed")
    void staysInUse() {
        Recorder memory = new Recorder();
        NativeHandle used = open(memory, 100);
        for (int i = 0; i < 3; i++) {
            collect();
        }
        oneMore(memory);
        assertThat(memory.freed()).as("freed while the first handle is in use").doesNotContain(memory.allocated.get(0));
        assertThat(address(used)).as("address() after collections").isEqualTo(memory.allocated.get(0));
        Reference.reachabilityFence(used);
    }

    @Test
    @Order(9)
    @DisplayName("when several threads close a handle at once, one of them frees")
    @Holds("if several threads call close() at once")
    void closesTogether() throws Exception {
        for (int round = 0; round < 200; round++) {
            Recorder memory = new Recorder();
            NativeHandle handle = open(memory, 100);
            CyclicBarrier start = new CyclicBarrier(2);
            Thread other = new Thread(() -> closeAfter(start, handle), "other");
            other.start();
            closeAfter(start, handle);
            other.join();
            assertThat(memory.freed()).as("freed by two threads that call close() at once").hasSize(1);
        }
        waitsWithin();
    }

    /** While one thread is within free(), another calls close(). */
    private static void waitsWithin() throws InterruptedException {
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger frees = new AtomicInteger();
        NativeHandle.Memory slow =
                new NativeHandle.Memory() {
                    @Override
                    public long allocate(long bytes) {
                        return 4096;
                    }

                    @Override
                    public void free(long address) {
                        frees.incrementAndGet();
                        within.countDown();
                        await(goOn);
                    }
                };
        NativeHandle handle = open(slow, 100);
        Thread first = new Thread(handle::close, "first");
        first.start();
        await(within);
        Thread second = new Thread(handle::close, "second");
        second.start();
        while (second.getState() == Thread.State.NEW || second.getState() == Thread.State.RUNNABLE) {
            LockSupport.parkNanos(1_000_000);
        }
        goOn.countDown();
        first.join();
        second.join();
        assertThat(frees.get()).as("calls of free() when a thread calls close() while another is within it").isEqualTo(1);
        Reference.reachabilityFence(handle);
    }

    @Test
    @Order(10)
    @DisplayName("what allocate() throws reaches the caller, and nothing is freed")
    @Holds("what allocate throws reaches the caller")
    void noMemory() {
        AtomicInteger frees = new AtomicInteger();
        for (Throwable trouble : troubles()) {
            NativeHandle.Memory none =
                    new NativeHandle.Memory() {
                        @Override
                        public long allocate(long bytes) {
                            raise(trouble);
                            return 0;
                        }

                        @Override
                        public void free(long address) {
                            frees.incrementAndGet();
                        }
                    };
            Throwable thrown = thrownBy(() -> new NativeHandle(none, 100));
            if (thrown != trouble) {
                fail("allocate() throws %s, and the constructor %s", name(trouble), thrown == null ? "returns" : "throws something else: " + thrown);
            }
        }
        oneMore(new Recorder());
        assertThat(frees.get()).as("calls of free() when nothing was allocated").isZero();
    }

    @Test
    @Order(11)
    @DisplayName("what free() throws in close() reaches the caller, and free() is not called again")
    @Holds({"what free throws in close() reaches the caller", "also if free has thrown"})
    void troubleInFree() {
        for (Throwable trouble : troubles()) {
            Recorder memory = new Recorder();
            assertDies("a handle whose close() threw", dropTroubled(memory, trouble));
            memory.trouble = null;
            oneMore(memory);
            assertThat(memory.freed().stream().filter(memory.allocated.get(0)::equals).count())
                    .as("how often the address was freed whose free() threw")
                    .isEqualTo(1);
        }
    }

    private static Throwable thrownBy(Runnable call) {
        try {
            call.run();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static String name(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }

    private static WeakReference<NativeHandle> dropTroubled(Recorder memory, Throwable trouble) {
        NativeHandle handle = open(memory, 100);
        memory.trouble = trouble;
        Throwable thrown = thrownBy(handle::close);
        if (thrown != memory.trouble) {
            fail("free() throws, and close() %s", thrown == null ? "returns" : "throws something else: " + thrown);
        }
        try {
            long address = handle.address();
            fail("address() after a close() whose free() threw is %d", address);
        } catch (IllegalStateException expected) {
            // that is what was asked for
        }
        close(handle);
        return new WeakReference<>(handle);
    }

    @Test
    @Order(12)
    @DisplayName("a hundred handles start at most one thread")
    @Holds("a hundred handles start at most one thread")
    void oneThread() {
        var threads = ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            Recorder memory = new Recorder();
            long before = threads.getTotalStartedThreadCount();
            List<NativeHandle> handles = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                handles.add(open(memory, 100));
            }
            handles.forEach(NativeHandleTest::close);
            fewest = Math.min(fewest, threads.getTotalStartedThreadCount() - before);
        }
        assertThat(fewest).as("threads started by a hundred handles").isLessThanOrEqualTo(1);
        long ofMemories = Long.MAX_VALUE;
        long ofThreads = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            List<NativeHandle> handles = java.util.Collections.synchronizedList(new ArrayList<>());
            long before = threads.getTotalStartedThreadCount();
            for (int i = 0; i < 100; i++) {
                handles.add(open(new Recorder(), 100));
            }
            ofMemories = Math.min(ofMemories, threads.getTotalStartedThreadCount() - before);
            before = threads.getTotalStartedThreadCount();
            Recorder memory = new Recorder();
            for (int i = 0; i < 10; i++) {
                openTen(memory, handles);
            }
            ofThreads = Math.min(ofThreads, threads.getTotalStartedThreadCount() - before - 10);
            assertThat(handles).as("handles that were opened").hasSize(200);
            handles.forEach(NativeHandleTest::close);
        }
        assertThat(ofMemories).as("threads started by a hundred handles of a hundred memories").isLessThanOrEqualTo(1);
        assertThat(ofThreads).as("threads started by a hundred handles that ten threads opened").isLessThanOrEqualTo(1);
    }

    @Test
    @Order(17)
    @DisplayName("a hundred handles that die start at most one thread, also if free() throws")
    @Holds("a hundred handles start at most one thread")
    void oneThreadInTrouble() {
        oneThreadInTrouble(new IllegalStateException("no such address"));
        oneThreadInTrouble(new Error());
    }

    /** A thread that has ended because of what free() has thrown is not to be followed by another. */
    private static void oneThreadInTrouble(Throwable trouble) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        for (int run = 0; run < 3 && fewest > 1; run++) {
            Recorder memory = new Recorder();
            memory.trouble = trouble;
            long before = threads.getTotalStartedThreadCount();
            for (int i = 1; i <= 100; i++) {
                drop(memory);
                int expected = i;
                if (i % 20 == 0) {
                    eventually(() -> memory.freed().size() >= expected, "calls of free() after the death of " + i + " handles, if free() throws " + name(trouble) + " each time");
                }
            }
            fewest = Math.min(fewest, threads.getTotalStartedThreadCount() - before);
        }
        assertThat(fewest).as("threads started by a hundred handles that died, and for which free() has thrown " + name(trouble)).isLessThanOrEqualTo(1);
    }

    private static void openTen(Recorder memory, List<NativeHandle> handles) {
        Thread thread =
                new Thread(
                        () -> {
                            for (int i = 0; i < 10; i++) {
                                handles.add(new NativeHandle(memory, 100));
                            }
                        },
                        "opens ten");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(14)
    @DisplayName("any number is an address: 0, negative ones, the largest")
    @Holds("returns what it returned, be it 0 or a negative number,")
    void anyAddress() {
        for (long address : new long[] {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, 1L << 32}) {
            Recorder memory = new Recorder();
            memory.next = address;
            NativeHandle handle = open(memory, 100);
            String of = "of a handle for which allocate() has returned " + address;
            for (int i = 0; i < 2; i++) {
                assertThat(Property.call("address() " + of, handle::address)).as("address() " + of).isEqualTo(address);
            }
            close(handle);
            close(handle);
            assertThat(memory.freed()).as("freed by two calls of close() " + of).containsExactly(address);
            try {
                handle.address();
                fail("address() %s returns after close()", of);
            } catch (IllegalStateException expected) {
                // that is what was asked for
            }
            Recorder dropped = new Recorder();
            dropped.next = address;
            assertDies("a handle that was dropped without close()", drop(dropped));
            dropped.next = 4096;
            oneMore(dropped);
            assertThat(dropped.freed()).as("freed after the death " + of + ", and of one more").contains(address).hasSize(2);
        }
    }

    @Test
    @Order(16)
    @DisplayName("of any number of handles each address is freed once, and none that is in use")
    @Holds({"each address is freed exactly once", "a handle that somebody holds is not freed by any collection"})
    void any() throws Exception {
        Property.holds(
                1,
                random -> {
                    for (int from = 1; from < 1_000; from *= 4) {
                        any(random, from + random.nextInt(3 * from));
                    }
                });
    }

    private static void any(Random random, int number) {
        List<Recorder> memories = List.of(new Recorder(), new Recorder());
        memories.forEach(memory -> memory.troubled.add(-1L));
        Map<NativeHandle, Recorder> used = new IdentityHashMap<>();
        Map<NativeHandle, Long> addresses = new IdentityHashMap<>();
        List<NativeHandle> closed = new ArrayList<>();
        String of = ", of " + number + " handles, of which some were closed, some dropped, and some are in use";
        for (int i = 0; i < number; i++) {
            Recorder memory = memories.get(random.nextInt(2));
            memory.trouble = troubles().get(random.nextInt(4));
            one(random, memory, used, addresses, closed);
        }
        int freed = memories.get(0).allocated.size() + memories.get(1).allocated.size() - used.size();
        if (!comesTrue(() -> memories.get(0).freed().size() + memories.get(1).freed().size() >= freed)) {
            fail("%,d calls of free(), and there must be %,d%s", memories.get(0).freed().size() + memories.get(1).freed().size(), freed, of);
        }
        oneMore(new Recorder());
        for (Recorder memory : memories) {
            List<Long> expected = new ArrayList<>(memory.allocated);
            used.forEach((handle, in) -> expected.remove(in == memory ? addresses.get(handle) : null));
            List<Long> found = new ArrayList<>(memory.freed());
            Collections.sort(expected);
            Collections.sort(found);
            for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
                if (i == expected.size() || i == found.size() || !expected.get(i).equals(found.get(i))) {
                    fail("other addresses were freed than those of the handles that are closed or dead, or one of them twice%s", of);
                }
            }
        }
        used.forEach((handle, memory) -> {
            assertThat(address(handle)).as("address() of one in use" + of).isEqualTo(addresses.get(handle));
            int before = memory.freed().size();
            thrownBy(handle::close);
            assertThat(memory.freed().subList(before, memory.freed().size())).as("freed by close() of one in use" + of).containsExactly(addresses.get(handle));
        });
        for (NativeHandle handle : closed) {
            assertThat(thrownBy(handle::address)).as("what address() of a closed handle throws" + of).isInstanceOf(IllegalStateException.class);
        }
    }

    /** In a method of its own: no local of the test may hold a handle that is dropped. */
    private static void one(Random random, Recorder memory, Map<NativeHandle, Recorder> used, Map<NativeHandle, Long> addresses, List<NativeHandle> closed) {
        NativeHandle handle = open(memory, random.nextInt(1_000));
        long address = memory.allocated.get(memory.allocated.size() - 1);
        if (random.nextInt(4) == 0) {
            memory.troubled.add(address);
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                used.put(handle, memory);
                addresses.put(handle, address);
            }
            case 1 -> {
                // it is dropped
            }
            default -> {
                Throwable thrown = thrownBy(handle::close);
                if (memory.troubled.contains(address) ? thrown != memory.trouble : thrown != null) {
                    fail("close() throws %s, and free() has thrown %s", thrown, memory.troubled.contains(address) ? memory.trouble : null);
                }
                if (random.nextBoolean()) {
                    close(handle);
                    closed.add(handle);
                }
                memory.again.add(address);
            }
        }
    }

    @Test
    @Order(15)
    @DisplayName("when free() has thrown for a dead handle, those that die later are freed")
    @Holds("also when free has thrown for one that died before it")
    void troubleAfterDeath() {
        for (Throwable trouble : troubles()) {
            AtomicInteger frees = new AtomicInteger();
            NativeHandle.Memory troubled =
                    new NativeHandle.Memory() {
                        @Override
                        public long allocate(long bytes) {
                            return 4096;
                        }

                        @Override
                        public void free(long address) {
                            frees.incrementAndGet();
                            raise(trouble);
                        }
                    };
            for (int i = 1; i <= 3; i++) {
                int expected = i;
                assertDies("a handle that was dropped without close()", dropOf(troubled));
                eventually(
                        () -> frees.get() >= expected,
                        "calls of free() after the death of %d handles, if free() throws %s each time".formatted(i, name(trouble)));
            }
            Recorder memory = new Recorder();
            assertDies("a handle that was dropped without close()", drop(memory));
            eventually(
                    () -> memory.freed().size() == 1,
                    "a handle that died after others for which free() has thrown " + name(trouble) + " was not freed: calls of its free()");
            assertThat(frees.get()).as("calls of free() for three dead handles, if free() throws").isEqualTo(3);
        }
    }

    private static WeakReference<NativeHandle> dropOf(NativeHandle.Memory memory) {
        return new WeakReference<>(open(memory, 100));
    }

    private static void eventually(BooleanSupplier so, String what) {
        if (!comesTrue(so)) {
            fail("%s: too few, also after several collections", what);
        }
    }

    @Test
    @Order(13)
    @DisplayName("there is no finalize() method")
    @Holds("no finalize method")
    void noFinalize() {
        Set<String> finalizers =
                Stream.of(NativeHandle.class.getNestMembers())
                        .flatMap(type -> Stream.<Class<?>>iterate(type, each -> each != null && each != Object.class, Class::getSuperclass))
                        .filter(type -> type.getClassLoader() == NativeHandle.class.getClassLoader())
                        .filter(NativeHandleTest::finalizes)
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet());
        assertThat(finalizers).as("classes with a method finalize()").isEmpty();
    }

    private static boolean finalizes(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("finalize") && method.getParameterCount() == 0);
    }

    private static NativeHandle open(NativeHandle.Memory memory, long bytes) {
        return Property.call("new NativeHandle(memory, " + bytes + ")", () -> new NativeHandle(memory, bytes));
    }

    private static long address(NativeHandle handle) {
        return Property.call("address()", handle::address);
    }

    private static void close(NativeHandle handle) {
        Property.call(
                "close()",
                () -> {
                    handle.close();
                    return null;
                });
    }

    private static void closeAfter(CyclicBarrier start, NativeHandle handle) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        handle.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In a method of its own: no local of the test may hold the handle. */
    private static WeakReference<NativeHandle> drop(Recorder memory) {
        return new WeakReference<>(open(memory, 100));
    }

    private static WeakReference<NativeHandle> dropClosed(Recorder memory) {
        NativeHandle handle = open(memory, 100);
        close(handle);
        return new WeakReference<>(handle);
    }

    /** When a handle that died later has been freed, those before it have had their turn. */
    private static void oneMore(Recorder memory) {
        WeakReference<NativeHandle> more = drop(memory);
        long address = memory.allocated.get(memory.allocated.size() - 1);
        assertDies("a handle that was dropped without close()", more);
        waitUntilFreed(() -> memory.freed().contains(address));
    }

    private static void waitUntilFreed(BooleanSupplier freed) {
        assertThat(comesTrue(freed))
                .as("whether handles that had been dropped without close(), and collected, were freed")
                .isTrue();
    }

    /**
     * Collects, and waits for the cleaner, which takes as long as it does. The wait is given up
     * when nothing comes of six collections, or of three if no other thread has done anything
     * since: what was collected is in its queue by then. Once that was in vain, further waits are
     * short.
     */
    private static boolean comesTrue(BooleanSupplier so) {
        int idle = 0;
        for (int round = 0; round < (inVain ? 1 : 6) && idle < 3; round++) {
            collect();
            long before = cpuOfOthers();
            for (int wait = 0; wait < (inVain ? 30 : 300); wait++) {
                if (so.getAsBoolean()) {
                    return true;
                }
                LockSupport.parkNanos(1_000_000);
            }
            idle = cpuOfOthers() == before ? idle + 1 : 0;
        }
        inVain |= !so.getAsBoolean();
        return so.getAsBoolean();
    }

    /** CPU time of all threads but this one and the one that fills the queues at each collection. */
    private static long cpuOfOthers() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadId() != self && !thread.getThreadName().equals("Reference Handler")) {
                sum += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return sum;
    }

    /** Says what holds a handle, once: to find that takes a dump of the heap. */
    private static void assertDies(String what, WeakReference<NativeHandle> handle) {
        if (!undying) {
            undying = true;
            MemoryAssertions.assertCollected(what, handle);
            undying = false;
        } else {
            for (int i = 0; i < 3 && !handle.refersTo(null); i++) {
                collect();
            }
            if (!handle.refersTo(null)) {
                fail("%s is still reachable after three collections", what);
            }
        }
    }
}
