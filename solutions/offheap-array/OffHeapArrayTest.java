import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertStaticsHoldAtMost;
import static heapwise.lab.MemoryAssertions.collectUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Lab;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class OffHeapArrayTest {

    private static final long MB = 1 << 20;

    /** An array of 32 MB. */
    private static final int LARGE = 4 << 20;

    private static volatile long sink;

    @Test
    @Order(1)
    @DisplayName("get() returns what was set last, and 0 before that")
    @Holds("returns what set(index, value) stored there last, any long")
    void storesLongs() throws Exception {
        long[] special = {1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, -1L << 31, 0x0102030405060708L};
        OffHeapArray small = make(special.length);
        for (int i = 0; i < special.length; i++) {
            assertThat(get(small, i)).as("get(%d) of a new array", i).isZero();
        }
        for (int i = 0; i < special.length; i++) {
            set(small, i, special[i]);
        }
        for (int i = 0; i < special.length; i++) {
            assertThat(get(small, i)).as("get(%d) after set(%d, %d)", i, i, special[i]).isEqualTo(special[i]);
        }
        close(small);
        Property.holds(50, random -> {
            int length = 1 + random.nextInt(200);
            OffHeapArray array = make(length);
            long[] expected = new long[length];
            for (int step = 0; step < 300; step++) {
                int index = random.nextInt(length);
                if (random.nextInt(3) > 0) {
                    long value = random.nextLong() >> random.nextInt(64);
                    set(array, index, value);
                    expected[index] = value;
                }
                int looked = random.nextInt(length);
                assertThat(get(array, looked)).as("get(%d) of an array of %d, in step %d", looked, length, step).isEqualTo(expected[looked]);
            }
            close(array);
        });
    }

    @Test
    @Order(2)
    @DisplayName("length() is what the constructor was told, 0 included")
    @Holds("a length of 0 is allowed")
    void knowsItsLength() {
        for (int length : new int[] {0, 1, 7, 1000}) {
            OffHeapArray array = make(length);
            assertThat(array.length()).as("length() of an array of %d", length).isEqualTo(length);
            close(array);
        }
    }

    @Test
    @Order(3)
    @DisplayName("a wrong index is refused, and changes nothing")
    @Holds("get and set with any other throw IndexOutOfBoundsException")
    void refusesIndexes() {
        for (int length : new int[] {0, 1, 5, 1000}) {
            OffHeapArray array = make(length);
            for (int i = 0; i < length; i++) {
                set(array, i, ~i);
            }
            int[] wrong = {-1, -2, -8, length, length + 1, 8 * length + 8, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 29, (1 << 29) + 1};
            for (int index : wrong) {
                refuses(IndexOutOfBoundsException.class, "get(%d) of an array of %d".formatted(index, length), () -> array.get(index));
                refuses(IndexOutOfBoundsException.class, "set(%d, 1) of an array of %d".formatted(index, length), () -> array.set(index, 1));
            }
            for (int i = 0; i < length; i++) {
                assertThat(get(array, i)).as("get(%d) after the wrong ones were refused", i).isEqualTo(~i);
            }
            close(array);
        }
    }

    @Test
    @Order(4)
    @DisplayName("a length that is negative or more than 100,000,000 is refused")
    @Holds("a negative one, and one of more than 100,000,000, throws")
    void refusesLengths() {
        int[] wrong = {-1, -8, Integer.MIN_VALUE, 100_000_001, 1 << 28, (1 << 29) - 1, 1 << 29, (1 << 29) + 100, 1 << 30, Integer.MAX_VALUE};
        for (int length : wrong) {
            refuses(IllegalArgumentException.class, "new OffHeapArray(" + length + ")", () -> new OffHeapArray(length));
        }
        try {
            new OffHeapArray(100_000_000).close();
        } catch (OutOfMemoryError expected) {
            // allowed, and more than this VM has
        } catch (RuntimeException e) {
            throw new AssertionError("new OffHeapArray(100000000) is allowed, and throws " + e, e);
        }
    }

    @Test
    @Order(5)
    @DisplayName("a million elements take at most 4,096 bytes of the heap")
    @Holds("takes at most 4,096 bytes of the heap, to make it and to fill it")
    void liesBesideTheHeap() {
        int length = 1_000_000;
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            OffHeapArray array = new OffHeapArray(length);
            for (int i = 0; i < length; i++) {
                array.set(i, i + run);
            }
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(get(array, length - 1)).as("the last of a million elements").isEqualTo(length - 1 + run);
            least = Math.min(least, bytes);
            close(array);
        }
        if (least > 4096) {
            fail("an array of a million elements took %,d bytes of the heap, allowed are 4,096", least);
        }
        assertStaticsHoldAtMost(8_192);
    }

    @Test
    @Order(6)
    @DisplayName("beside the heap it takes 8 bytes for an element and at most 64 KB more")
    @Holds("at most 8 bytes for an element and 64 KB more")
    void takesNoMore() throws Exception {
        long before = settled();
        OffHeapArray array = make(LARGE);
        for (int i = 0; i < LARGE; i += 100) {
            set(array, i, i);
        }
        long taken = native_() - before;
        close(array);
        if (taken > 8L * LARGE + 65_536) {
            fail("an array of %,d elements took %,d bytes beside the heap, allowed are %,d", LARGE, taken, 8L * LARGE + 65_536);
        }
        Reference.reachabilityFence(array);
        for (int length : new int[] {0, 1, 1_000, (1 << 20) + 1}) {
            takesNoMore(length);
        }
        Property.holds(5, random -> takesNoMore(random.nextInt(100_000)));
        Property.holds(3, random -> takesNoMore(random.nextInt(2_000_000)));
    }

    /** The least of several, as something else may be taken meanwhile. */
    private static void takesNoMore(int length) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 3 && least > 8L * length + 65_536; run++) {
            long before = settled();
            OffHeapArray array = make(length);
            if (length > 0) {
                set(array, length - 1, 1);
            }
            least = Math.min(least, native_() - before);
            close(array);
            Reference.reachabilityFence(array);
        }
        if (least > 8L * length + 65_536) {
            fail("an array of %,d elements took %,d bytes beside the heap, allowed are %,d", length, least, 8L * length + 65_536);
        }
    }

    @Test
    @Order(7)
    @DisplayName("get() and set() allocate nothing")
    @Holds("get and set allocate nothing, on the heap or beside it")
    void allocatesNothing() throws Exception {
        OffHeapArray array = make(1000);
        assertAllocatesAtMost(0, () -> {
            long sum = 0;
            for (int i = 0; i < 1000; i++) {
                array.set(i, i);
                sum += array.get(999 - i);
            }
            sink = sum;
        });
        close(array);
        OffHeapArray large = make(LARGE);
        long made = native_();
        for (int i = 0; i < LARGE; i += 100) {
            set(large, i, i);
        }
        long more = native_() - made;
        close(large);
        if (more > 65_536) {
            fail("the first calls of set() on an array of %,d elements took %,d bytes beside the heap, which the constructor is to take", LARGE, more);
        }
    }

    @Test
    @Order(8)
    @DisplayName("after close(), get() and set() throw IllegalStateException")
    @Holds("after close(), get and set throw IllegalStateException")
    void refusesWhenClosed() {
        OffHeapArray array = make(10);
        OffHeapArray other = make(10);
        set(array, 3, 33);
        set(other, 3, 44);
        close(array);
        for (int i = 0; i < 2; i++) {
            refuses(IllegalStateException.class, "get(3) after close()", () -> array.get(3));
            refuses(IllegalStateException.class, "set(3, 1) after close()", () -> array.set(3, 1));
            refuses(IllegalStateException.class, "get(0) after close()", () -> array.get(0));
        }
        assertThat(get(other, 3)).as("get(3) of another array, which is open").isEqualTo(44);
        close(other);
    }

    @Test
    @Order(9)
    @DisplayName("a second close() does nothing")
    @Holds("and another close() does nothing")
    void closesTwice() {
        OffHeapArray array = make(10);
        OffHeapArray other = make(10);
        set(other, 1, 11);
        for (int i = 0; i < 3; i++) {
            close(array);
        }
        assertThat(get(other, 1)).as("get(1) of another array after three calls of close()").isEqualTo(11);
        refuses(IllegalStateException.class, "get(1) after three calls of close()", () -> array.get(1));
        close(other);
    }

    @Test
    @Order(10)
    @DisplayName("after close() the memory is free, though somebody holds the array")
    @Holds("although somebody still holds the OffHeapArray")
    void freesWhenClosed() {
        long before = settled();
        OffHeapArray array = make(LARGE);
        set(array, LARGE - 1, 1);
        close(array);
        if (!collectUntil(() -> native_() - before < MB)) {
            fail("an array of 32 MB was closed, and after 10 collections %,d bytes beside the heap are still taken", native_() - before);
        }
        Reference.reachabilityFence(array);
    }

    @Test
    @Order(11)
    @DisplayName("an array that was dropped without close() is freed after its death")
    @Holds("so is the memory of an array that was dropped without close()")
    void freesWhenDropped() {
        long before = settled();
        drop();
        if (!collectUntil(() -> native_() - before < MB)) {
            fail("an array of 32 MB was dropped without close(), and after 10 collections %,d bytes beside the heap are still taken", native_() - before);
        }
    }

    /** In a method of its own: no local of the test may hold the array. */
    private static void drop() {
        OffHeapArray array = make(LARGE);
        set(array, 0, 1);
        assertThat(get(array, 0)).as("get(0) after set(0, 1)").isEqualTo(1);
    }

    @Test
    @Order(12)
    @DisplayName("a new array is all zeros, whatever was closed before")
    @Holds("a new array is all zeros, whatever was closed before")
    void startsWithZeros() {
        for (int run = 0; run < 20; run++) {
            int length = 100 + run / 2 % 3;
            OffHeapArray array = make(length);
            for (int i = 0; i < length; i++) {
                assertThat(get(array, i)).as("get(%d) of a new array, after %d others were filled and closed", i, run).isZero();
                set(array, i, -1);
            }
            close(array);
        }
    }

    @Test
    @Order(13)
    @DisplayName("one thread may make it, another use it, a third close it")
    @Holds("made by one thread, used by a second and closed by a third")
    void goesFromThreadToThread() throws Exception {
        OffHeapArray array = in("the thread that makes it", () -> make(100));
        in("the thread that uses it", () -> {
            set(array, 5, 55);
            return get(array, 5);
        });
        assertThat(get(array, 5)).as("get(5), which another thread has set").isEqualTo(55);
        in("the thread that closes it", () -> {
            close(array);
            return 0;
        });
        refuses(IllegalStateException.class, "get(5) after another thread has closed it", () -> array.get(5));
    }

    @Test
    @Order(14)
    @DisplayName("two arrays know nothing of each other")
    @Holds("two arrays know nothing of each other")
    void areIndependent() {
        OffHeapArray[] arrays = {make(50), make(30), make(40)};
        for (int i = 0; i < 30; i++) {
            for (int a = 0; a < 3; a++) {
                set(arrays[a], i, 1000L * a + i);
            }
        }
        close(arrays[1]);
        for (int i = 0; i < 30; i++) {
            for (int a : new int[] {0, 2}) {
                assertThat(get(arrays[a], i)).as("get(%d) of array %d of three, of which the second was closed", i, a + 1).isEqualTo(1000L * a + i);
            }
        }
        assertThat(Arrays.stream(arrays).map(OffHeapArray::length)).as("lengths of the three").containsExactly(50, 30, 40);
        refuses(IndexOutOfBoundsException.class, "get(40) of an array of 40, beside one of 50", () -> arrays[2].get(40));
        close(arrays[0]);
        close(arrays[2]);
    }

    /** Bytes beside the heap, as native memory tracking sees those of buffers and arenas. */
    private static long native_() {
        return Lab.offheap().committed("Other");
    }

    /** The same, when all that is dead has been freed. */
    private static long settled() {
        long[] last = {-1};
        collectUntil(() -> last[0] == (last[0] = native_()));
        return last[0];
    }

    private static OffHeapArray make(int length) {
        return Property.call("new OffHeapArray(" + length + ")", () -> new OffHeapArray(length));
    }

    private static long get(OffHeapArray array, int index) {
        return Property.call("get(" + index + ")", () -> array.get(index));
    }

    private static void set(OffHeapArray array, int index, long value) {
        Property.call("set(" + index + ", " + value + ")", () -> {
            array.set(index, value);
            return null;
        });
    }

    private static void close(OffHeapArray array) {
        Property.call("close()", () -> {
            array.close();
            return null;
        });
    }

    private static void refuses(Class<? extends Throwable> type, String call, Runnable action) {
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

    private static <T> T in(String name, java.util.concurrent.Callable<T> code) throws Exception {
        FutureTask<T> task = new FutureTask<>(code);
        new Thread(task, name).start();
        try {
            return task.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError("in " + name + ": " + e.getCause().getMessage(), e.getCause());
        }
    }
}
