import static heapwise.lab.MemoryAssertions.assertAllocatesAtMost;
import static heapwise.lab.MemoryAssertions.assertCollected;
import static heapwise.lab.MemoryAssertions.collect;
import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class BufferPoolTest {

    /** Static, so that a failure can name the whole chain from a root. */
    private static BufferPool pool;

    @AfterEach
    void forget() {
        pool = null;
    }

    @Test
    @Order(1)
    @DisplayName("acquire() returns zeros, whatever was written into the buffer before")
    @Holds("all of them 0, whatever was written into it before it was released")
    void cleans() throws Exception {
        for (int size : new int[] {1, 100, 65_536, 100_000}) {
            pool = make(size, 2);
            byte[] buffer = acquire();
            clean(buffer, size, "a new buffer");
            Arrays.fill(buffer, (byte) -1);
            release(buffer);
            clean(acquire(), size, "the next buffer, after one was filled with -1");
        }
        Property.holds(100, random -> {
            int size = 1 + random.nextInt(300);
            pool = make(size, 3);
            for (int round = 0; round < 5; round++) {
                byte[] buffer = acquire();
                clean(buffer, size, "a buffer of %d, in round %d".formatted(size, round));
                for (int i = random.nextInt(4); i > 0; i--) {
                    buffer[random.nextInt(size)] = (byte) (1 + random.nextInt(255));
                }
                buffer[size - 1] = 1;
                release(buffer);
            }
        });
    }

    @Test
    @Order(2)
    @DisplayName("a buffer that is out is given to nobody else")
    @Holds("given to nobody else before it is released")
    void sharesNothing() {
        pool = make(10, 4);
        List<byte[]> out = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 10; i++) {
                byte[] buffer = acquire();
                isOf(buffer, 10, "acquire()");
                for (byte[] other : out) {
                    if (buffer == other) {
                        fail("acquire() returns a buffer that is out, with %d out", out.size());
                    }
                }
                out.add(buffer);
            }
            out.forEach(BufferPoolTest::release);
            out.clear();
        }
    }

    @Test
    @Order(3)
    @DisplayName("acquire() takes a buffer that lies in the pool, if there is one")
    @Holds("takes it from there and makes none")
    void usesAgain() {
        pool = make(10, 5);
        List<byte[]> made = acquire(5);
        made.forEach(BufferPoolTest::release);
        for (int i = 0; i < 5; i++) {
            byte[] buffer = acquire();
            if (made.stream().noneMatch(each -> each == buffer)) {
                fail("acquire() makes a new buffer, with %d that were released before", 5 - i);
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("acquire() and release() of what the pool has allocate nothing")
    @Holds("acquire and release allocate nothing")
    void allocatesNothing() throws Exception {
        for (int size : new int[] {1, 1000, 65_536}) {
            for (int atOnce : new int[] {1, 5}) {
                BufferPool warm = make(size, 8);
                byte[][] out = new byte[atOnce][];
                Runnable rounds = () -> {
                    for (int round = 0; round < 20; round++) {
                        for (int i = 0; i < out.length; i++) {
                            out[i] = warm.acquire();
                            out[i][round % out[i].length] = 1;
                        }
                        for (int i = 0; i < out.length; i++) {
                            warm.release(out[i]);
                        }
                    }
                };
                Property.call("20 times acquire() and release() of %d buffers".formatted(atOnce), () -> {
                    rounds.run();
                    return null;
                });
                assertAllocatesAtMost(0, rounds::run);
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("idle() is the number of buffers that lie in the pool")
    @Holds("idle() is the number of buffers that lie in the pool")
    void counts() throws Exception {
        Property.holds(200, BufferPoolTest::program);
    }

    /** Any calls in any order, beside a list of what is out and one of what lies in the pool. */
    private static void program(Random random) {
        int size = 1 + random.nextInt(40);
        int most = random.nextInt(6);
        pool = make(size, most);
        List<byte[]> out = new ArrayList<>();
        List<byte[]> in = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            int kind = random.nextInt(10);
            if (kind < 5 || kind < 9 && out.isEmpty()) {
                byte[] buffer = acquire();
                clean(buffer, size, "acquire() in step %d".formatted(step));
                boolean lay = in.removeIf(each -> each == buffer);
                if (!lay && !in.isEmpty()) {
                    fail("acquire() makes a new buffer, with %d in the pool", in.size());
                }
                if (out.stream().anyMatch(each -> each == buffer)) {
                    fail("acquire() returns a buffer that is out, with %d in the pool", in.size());
                }
                buffer[random.nextInt(size)] = 1;
                out.add(buffer);
            } else if (kind < 9) {
                byte[] buffer = out.remove(random.nextInt(out.size()));
                release(buffer);
                if (in.size() < most) {
                    in.add(buffer);
                }
            } else if (!in.isEmpty()) {
                byte[] again = in.get(random.nextInt(in.size()));
                refuses(IllegalStateException.class, "release() of a buffer that lies in the pool, with %d of at most %d there,".formatted(in.size(), most), () -> pool.release(again));
            }
            assertThat(pool.idle()).as("idle() with %d released ones that nobody has acquired again, of at most %d", in.size(), most).isEqualTo(in.size());
        }
    }

    @Test
    @Order(6)
    @DisplayName("a new pool is empty: no buffer is made before it is needed")
    @Holds("0 at first, since none is made before it is needed")
    void startsEmpty() {
        pool = make(20_000, 1000);
        assertRetainsAtMost(30_000, pool);
        assertThat(pool.idle()).as("idle() of a new pool").isZero();
        release(acquire());
        assertThat(pool.idle()).as("idle() after one acquire() and release()").isEqualTo(1);
        assertRetainsAtMost(30_000 + 20_000, pool);
    }

    @Test
    @Order(7)
    @DisplayName("what is released when the pool is full is dropped, and can be collected")
    @Holds("one that is released when it is full is dropped")
    void isBounded() {
        for (int most : new int[] {0, 1, 4}) {
            pool = make(1000, most);
            List<WeakReference<byte[]>> buffers = peak(12);
            assertThat(pool.idle()).as("idle() after 12 were released into a pool of at most %d", most).isEqualTo(most);
            collect();
            for (int i = most; i < 12; i++) {
                if (buffers.get(i).refersTo(null)) {
                    continue;
                }
                assertCollected("buffer %d of 12 that were released into a pool of at most %d".formatted(i + 1, most), buffers.get(i));
            }
        }
        pool = make(20_000, 1000);
        for (int i = 0; i < 3; i++) {
            peak(50);
        }
        assertThat(pool.idle()).as("idle() of a pool of at most 1,000, after 50 were out three times").isEqualTo(50);
    }

    /** So many are out at the same time. In a method of its own: no local of the test may hold one. */
    private static List<WeakReference<byte[]>> peak(int count) {
        List<byte[]> out = acquire(count);
        List<WeakReference<byte[]>> weak = new ArrayList<>();
        for (byte[] buffer : out) {
            weak.add(new WeakReference<>(buffer));
            release(buffer);
        }
        return weak;
    }

    @Test
    @Order(8)
    @DisplayName("a buffer that was acquired and is never released can be collected")
    @Holds("the pool does not hold a buffer that is out")
    void holdsNothingThatIsOut() {
        pool = make(1000, 4);
        assertCollected("a new buffer that was acquired and never released", lose());
        peak(3);
        for (int i = 3; i > 0; i--) {
            assertThat(pool.idle()).as("idle(), of three that were released").isEqualTo(i);
            assertCollected("a buffer that was acquired a second time and never released", lose());
        }
    }

    private static WeakReference<byte[]> lose() {
        return new WeakReference<>(acquire());
    }

    @Test
    @Order(9)
    @DisplayName("a second release() is refused, and changes nothing")
    @Holds({"of a buffer that lies in the pool already throws", "two buffers with the same bytes in them are two"})
    void refusesTwice() {
        pool = make(10, 3);
        List<byte[]> three = acquire(3);
        for (int i = 0; i < 3; i++) {
            release(three.get(i));
            for (int j = 0; j <= i; j++) {
                byte[] again = three.get(j);
                refuses(IllegalStateException.class, "release() of buffer %d, which lies in the pool with %d of at most 3,".formatted(j + 1, i + 1), () -> pool.release(again));
                assertThat(pool.idle()).as("idle() after a second release() was refused").isEqualTo(i + 1);
            }
        }
        byte[] last = null;
        for (byte[] buffer : acquire(3)) {
            if (buffer == last) {
                fail("after a second release() was refused, acquire() returns one buffer twice");
            }
            last = buffer;
        }
        pool = make(10, 3);
        List<byte[]> used = acquire(3);
        for (byte[] buffer : used) {
            buffer[3] = 33;
        }
        release(used.get(0));
        used.get(1)[3] = 0;
        release(used.get(1));
        release(used.get(2));
        assertThat(pool.idle()).as("idle() after three buffers were released, two of them with the same bytes").isEqualTo(3);
        pool = make(1, 1000);
        List<byte[]> many = acquire(1000);
        Collections.shuffle(many);
        many.forEach(BufferPoolTest::release);
        for (int i = 0; i < many.size(); i++) {
            byte[] again = many.get(i);
            again[0] = 5;
            refuses(IllegalStateException.class, "release() of buffer %d of 1,000 that lie in the pool".formatted(i + 1), () -> pool.release(again));
            assertThat(again[0]).as("a byte that was written after release(), when a second release() was refused,").isEqualTo((byte) 5);
        }
    }

    @Test
    @Order(10)
    @DisplayName("null and arrays of another length are refused, and nothing changes")
    @Holds("of null, or of an array of another length, throws")
    void refusesOthers() {
        for (int size : new int[] {1, 100}) {
            pool = make(size, 3);
            for (int idle = 0; idle < 4; idle++) {
                refuses(IllegalArgumentException.class, "release(null)", () -> pool.release(null));
                for (int length : new int[] {0, size - 1, size + 1, 2 * size}) {
                    byte[] other = new byte[length];
                    Arrays.fill(other, (byte) 7);
                    refuses(IllegalArgumentException.class, "release() of %d bytes into a pool of buffers of %d".formatted(length, size), () -> pool.release(other));
                    for (byte each : other) {
                        assertThat(each).as("a byte of an array that was refused").isEqualTo((byte) 7);
                    }
                }
                assertThat(pool.idle()).as("idle() after the wrong ones were refused").isEqualTo(idle);
                acquire(idle + 1).forEach(BufferPoolTest::release);
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("one thread may acquire a buffer, and another release it")
    @Holds("acquired by one thread and released by another")
    void goesFromThreadToThread() throws Exception {
        pool = make(10, 3);
        byte[] buffer = in("the thread that acquires", BufferPoolTest::acquire);
        in("the thread that releases", () -> {
            release(buffer);
            return 0;
        });
        assertThat(pool.idle()).as("idle(), after one thread has acquired a buffer and another released it").isEqualTo(1);
        if (acquire() != buffer) {
            fail("acquire() makes a new buffer, though one lies in the pool, which another thread has released");
        }
    }

    @Test
    @Order(12)
    @DisplayName("the size is at least 1, and at most 0 to 1,000 lie in the pool")
    @Holds("size is at least 1, and most goes from 0 to 1,000")
    void refusesNumbers() {
        for (int wrong : new int[] {0, -1, -100, Integer.MIN_VALUE}) {
            refuses(IllegalArgumentException.class, "new BufferPool(%d, 3)".formatted(wrong), () -> new BufferPool(wrong, 3));
        }
        for (int wrong : new int[] {-1, -2, 1001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            refuses(IllegalArgumentException.class, "new BufferPool(10, %d)".formatted(wrong), () -> new BufferPool(10, wrong));
        }
        pool = make(1, 1000);
        acquire(1010).forEach(BufferPoolTest::release);
        assertThat(pool.idle()).as("idle() after 1,010 were released into a pool of at most 1,000").isEqualTo(1000);
    }

    @Test
    @Order(13)
    @DisplayName("two pools know nothing of each other")
    @Holds("two pools know nothing of each other")
    void areIndependent() {
        BufferPool other = make(20, 1);
        pool = make(10, 3);
        acquire(3).forEach(BufferPoolTest::release);
        assertThat(other.idle()).as("idle() of a pool that was not used").isZero();
        byte[] buffer = Property.call("acquire()", other::acquire);
        isOf(buffer, 20, "acquire() of a pool of buffers of 20, beside one of 10,");
        other.release(buffer);
        assertThat(other.idle()).as("idle() of a pool with one buffer, beside one with three").isEqualTo(1);
        assertThat(pool.idle()).as("idle() of a pool with three buffers, beside one with one").isEqualTo(3);
        BufferPool third = make(10, 3);
        byte[] fresh = Property.call("acquire()", third::acquire);
        for (byte[] each : acquire(3)) {
            if (each == fresh) {
                fail("two pools give out the same buffer");
            }
        }
    }

    @Test
    @Order(14)
    @DisplayName("acquire() and release() of many allocate nothing, down to the last and back")
    @Holds("as long as no more are out than lay there, acquire and release allocate nothing")
    void allocatesNothingForMany() throws Exception {
        for (int many : new int[] {60, 1000}) {
            BufferPool warm = make(1, many);
            byte[][] out = new byte[many][];
            Runnable round = () -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = warm.acquire();
                }
                for (int i = 0; i < out.length; i++) {
                    warm.release(out[i]);
                }
            };
            String calls = "%,d times acquire(), and then as often release(), of a pool of at most %,d".formatted(many, many);
            Property.call(calls, () -> {
                round.run();
                return null;
            });
            assertThat(warm.idle()).as("idle() after " + calls).isEqualTo(many);
            try {
                assertAllocatesAtMost(0, round::run);
            } catch (AssertionError e) {
                throw new AssertionError(calls + " in which they all lie: " + e.getMessage(), e);
            }
        }
    }

    private static BufferPool make(int size, int most) {
        return Property.call("new BufferPool(%d, %d)".formatted(size, most), () -> new BufferPool(size, most));
    }

    private static byte[] acquire() {
        return Property.call("acquire()", pool::acquire);
    }

    private static List<byte[]> acquire(int count) {
        List<byte[]> buffers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            buffers.add(acquire());
        }
        return buffers;
    }

    private static void release(byte[] buffer) {
        Property.call("release() of a buffer that is out", () -> {
            pool.release(buffer);
            return null;
        });
    }

    private static void isOf(byte[] buffer, int size, String what) {
        if (buffer == null || buffer.length != size) {
            fail("%s is %s, and must have %d bytes", what, buffer == null ? "null" : "an array of " + buffer.length, size);
        }
    }

    private static void clean(byte[] buffer, int size, String what) {
        isOf(buffer, size, what);
        for (int i = 0; i < size; i++) {
            if (buffer[i] != 0) {
                fail("%s: byte %d of %d is %d, and must be 0", what, i, size, buffer[i]);
            }
        }
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

    private static <T> T in(String name, Callable<T> code) throws Exception {
        FutureTask<T> task = new FutureTask<>(code);
        new Thread(task, name).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("in " + name + ": " + e.getCause().getMessage(), e.getCause());
        }
    }
}
