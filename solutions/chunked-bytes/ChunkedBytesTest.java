import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Lab;
import heapwise.lab.Property;
import heapwise.lab.gc.Regions;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class ChunkedBytesTest {

    private static final int MB = 1 << 20;

    private static final int before = beforeYourClassIsLoaded();

    private static int beforeYourClassIsLoaded() {
        Lab.gc();
        return humongous();
    }

    @Test
    @Order(1)
    @DisplayName("bytes come back in the order in which they were appended")
    @Holds("puts a copy of all bytes of more after those that are there")
    void inOrder() {
        ChunkedBytes bytes = new ChunkedBytes();
        assertThat(bytes.size()).as("size() of a new one").isZero();
        bytes.append(new byte[0]);
        bytes.append(new byte[] {1, -2, 3});
        bytes.append(new byte[0]);
        bytes.append(new byte[] {-128});
        bytes.append(new byte[] {127, 0});
        assertThat(bytes.size()).as("size() after pieces of 0, 3, 0, 1 and 2").isEqualTo(6);
        byte[] expected = {1, -2, 3, -128, 127, 0};
        for (int i = 0; i < expected.length; i++) {
            assertThat(bytes.get(i)).as("get(%d)", i).isEqualTo(expected[i]);
        }
    }

    @Test
    @Order(2)
    @DisplayName("what the caller does with the array afterwards does not show")
    @Holds("what the caller writes into more afterwards does not show")
    void copies() {
        for (int length : lengths()) {
            ChunkedBytes bytes = new ChunkedBytes();
            byte[] piece = new byte[length];
            Arrays.fill(piece, (byte) 7);
            bytes.append(piece);
            Arrays.fill(piece, (byte) 9);
            bytes.append(piece);
            Arrays.fill(piece, (byte) 8);
            for (int i = 0; i < 2 * length; i += 1 + length / 5_000) {
                if (bytes.get(i) != (i < length ? 7 : 9)) {
                    fail(
                            "get(%d) is %d and must be %d: an array of %,d bytes was appended and then filled anew, twice",
                            i, bytes.get(i), i < length ? 7 : 9, length);
                }
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("pieces of generated sizes come back, every byte of them")
    @Holds("whatever the sizes of the pieces were")
    void everyByte() throws Exception {
        Property.holds(
                16,
                random -> {
                    random.nextInt(); // the first number is nearly the same for seeds that follow each other
                    int largest = random.nextInt(10) == 0 ? 1_500_000 : upTo(random, 200_000);
                    boolean alike = random.nextInt(3) == 0;
                    int total = Math.min(random.nextInt(2_000) * largest, random.nextInt(400_000));
                    String how = (alike ? "pieces of %,d" : "pieces of up to %,d").formatted(largest);
                    long seed = random.nextLong();
                    ChunkedBytes bytes = new ChunkedBytes();
                    int end = 0;
                    for (int i = 0; end < total || i < 3; i++) {
                        int length = alike ? largest : random.nextInt(4) == 0 ? 0 : upTo(random, largest);
                        byte[] piece = piece(seed, end, length);
                        bytes.append(piece);
                        Arrays.fill(piece, (byte) i);
                        end += length;
                        assertThat(bytes.size()).as("size(), with %s", how).isEqualTo(end);
                        if (end > 0 && random.nextInt(3) == 0) {
                            same(bytes, seed, end - 1, how);
                            same(bytes, seed, random.nextInt(end), how);
                        }
                        if (random.nextInt(20) == 0) {
                            refuses(bytes, end, end + upTo(random, 1 << 30), -upTo(random, 1 << 30));
                        }
                    }
                    compare(bytes, seed, end, 1, how);
                });
    }

    @Test
    @Order(4)
    @DisplayName("pieces that end where a power of two ends come back, every byte of them")
    @Holds("whatever the sizes of the pieces were")
    void atBorders() {
        Random random = new Random(3);
        for (int piece : lengths()) {
            int times = piece < 100_000 ? 6 : 2;
            long seed = random.nextLong();
            ChunkedBytes bytes = new ChunkedBytes();
            for (int i = 0; i < times; i++) {
                bytes.append(piece(seed, i * piece, piece));
            }
            bytes.append(piece(seed, times * piece, 1));
            compare(bytes, seed, times * piece + 1, 1 + piece / 1500, "%d pieces of %,d, and one byte".formatted(times, piece));
        }
    }

    @Test
    @Order(5)
    @DisplayName("an index that no byte has is refused")
    @Holds("any other index throws IndexOutOfBoundsException")
    void indexes() {
        ChunkedBytes bytes = new ChunkedBytes();
        refuses(bytes, 0, -1, 1, 65_536, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
        Random random = new Random();
        for (int size : lengths()) {
            if (size < bytes.size()) {
                continue;
            }
            bytes.append(piece(5, bytes.size(), (int) (size - bytes.size())));
            refuses(bytes, -1, size, size + 1L, size + 70_000L, Long.MIN_VALUE, Long.MAX_VALUE);
            refuses(bytes, 1L << 32, (1L << 32) + size - 1, -(1L << 32), Integer.MIN_VALUE);
            for (int bits = 0; bits < 63; bits += 1 + random.nextInt(5)) {
                long far = (1L << bits) + (random.nextLong() & (1L << bits) - 1);
                refuses(bytes, -far, size - 1 + far, (far << 32) | (1L << 32) | random.nextInt(size));
            }
            same(bytes, 5, size - 1, "after indexes that no byte has");
            same(bytes, 5, 0, "after indexes that no byte has");
        }
    }

    @Test
    @Order(6)
    @DisplayName("append(null) is refused, and changes nothing")
    @Holds("append(null) throws NullPointerException and changes nothing")
    void nothing() {
        for (int length : lengths()) {
            ChunkedBytes bytes = new ChunkedBytes();
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 3; i++) {
                    refusesNull(bytes, length * round);
                }
                bytes.append(piece(6, length * round, length));
            }
            compare(bytes, 6, 3 * length, 1 + length / 500, "append(null) between pieces of %,d".formatted(length));
        }
    }

    @Test
    @Order(7)
    @DisplayName("two objects know nothing of each other")
    @Holds("two objects know nothing of each other")
    void two() throws Exception {
        Property.holds(
                6,
                random -> {
                    ChunkedBytes one = new ChunkedBytes();
                    ChunkedBytes other = new ChunkedBytes();
                    int end = 0;
                    int otherEnd = 0;
                    for (int i = 0; i < 20; i++) {
                        int length = upTo(random, 30_000);
                        int otherLength = random.nextBoolean() ? length : upTo(random, 30_000);
                        one.append(piece(1, end, length));
                        other.append(piece(2, otherEnd, otherLength));
                        end += length;
                        otherEnd += otherLength;
                        int index = random.nextInt(Math.min(end, otherEnd));
                        same(one, 1, index, "another one filled in turn");
                        same(other, 2, index, "another one filled in turn");
                    }
                    refuses(one, end, otherEnd < end ? end : otherEnd);
                    compare(one, 1, end, 1, "another one filled in turn");
                    compare(other, 2, otherEnd, 1, "another one filled in turn");
                });
        inTwoThreads();
    }

    /** One object after the other in each of two threads, until both have had their turns. */
    private static void inTwoThreads() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicIntegerArray done = new AtomicIntegerArray(3);
        FutureTask<Void> second = new FutureTask<>(() -> fill(2, both, done));
        new Thread(second).start();
        fill(1, both, done);
        try {
            second.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static Void fill(int value, CyclicBarrier both, AtomicIntegerArray done) throws Exception {
        byte[][] pieces = {new byte[1], new byte[60_000], new byte[40], new byte[2_959], new byte[37_000]};
        for (byte[] piece : pieces) {
            Arrays.fill(piece, (byte) value);
        }
        both.await();
        for (int round = 0; round < 60 || round < 400 && done.get(3 - value) < 60; round++) {
            ChunkedBytes bytes = new ChunkedBytes();
            for (int i = 0; i < 50; i++) {
                bytes.append(pieces[i % 5]);
            }
            done.incrementAndGet(value);
            assertThat(bytes.size()).as("size(), with another one filled meanwhile in another thread").isEqualTo(1_000_000);
            for (int i = round; i < 1_000_000; i += 311) {
                if (bytes.get(i) != value) {
                    fail("get(%d) is %d and must be %d, with another one filled meanwhile in another thread", i, bytes.get(i), value);
                }
            }
        }
        return null;
    }

    @Test
    @Order(8)
    @DisplayName("no humongous array is made while the bytes grow")
    @Holds("and this holds while the bytes grow, too")
    void noGiants() {
        Random random = new Random(Long.getLong("heapwise.seed", new Random().nextLong()));
        Lab.gc();
        int more = humongous() - before;
        if (more > 0) {
            fail("regions of 1 MB that hold a humongous array, and did not before your class was loaded: %d", more);
        }
        noGiantOf(65_000, 20 * MB);
        noGiantOf(80 + random.nextInt(80), 20 * MB);
        noGiantOf(upTo(random, 500_000), 20 * MB);
        for (int length : new int[] {524_273, 600_000, 1_500_000, 300_000 + random.nextInt(1_500_000)}) {
            noGiantOf(length, 10 * MB);
        }
    }

    /** The piece may be humongous itself; it was so before. */
    private static void noGiantOf(int length, int total) {
        byte[] piece = new byte[length];
        Lab.gc();
        int before = humongous();
        ChunkedBytes[] bytes = {new ChunkedBytes()};
        orFail(
                bytes,
                () -> {
                    int next = 0;
                    for (int end = length; end < total; end += length) {
                        bytes[0].append(piece);
                        if (end >= next) {
                            next = end + Math.min(end, MB);
                            bytes[0].get(end / 2);
                            noMoreThan(before, length, bytes[0].size());
                        }
                    }
                });
        Reference.reachabilityFence(piece);
    }

    private static void noMoreThan(int before, int length, long size) {
        int more = humongous() - before;
        if (more > 0) {
            fail(
                    "regions of 1 MB that hold a humongous array, and did not before: %d, with %,d bytes appended in pieces of %,d",
                    more, size, length);
        }
    }

    @Test
    @Order(9)
    @DisplayName("20 MB find room in a heap of 32 MB, and come back")
    @Holds("find room in this heap")
    void twentyMegabytes() {
        byte[][] reserve = new byte[4][250_000];
        ChunkedBytes[] bytes = {new ChunkedBytes()};
        orFail(
                bytes,
                () -> {
                    Random random = new Random();
                    int end = 0;
                    for (int i = 0; end < 20 * MB; i++) {
                        int length = end < 2 * MB ? 1 : end < 4 * MB ? upTo(random, 100_000) : 1 + random.nextInt(100_000);
                        byte[] piece = piece(20, end, length);
                        bytes[0].append(piece);
                        Arrays.fill(piece, (byte) i);
                        end += length;
                    }
                    Arrays.fill(reserve, null);
                    cameBack(bytes[0], end, random);
                });
    }

    private static void cameBack(ChunkedBytes bytes, int end, Random random) {
        assertThat(bytes.size()).as("size() of 20 MB").isEqualTo(end);
        runOut();
        for (int i = 0; i < end; i += 1 + random.nextInt(200)) {
            same(bytes, 20, i, "20 MB, after memory ran out elsewhere");
        }
        for (int i = 0; i < 2_000; i++) {
            same(bytes, 20, random.nextInt(end), "20 MB, after memory ran out elsewhere");
        }
        refuses(bytes, -1, end, end + 100_000, 32 * MB, (1L << 32) + end / 2, Long.MAX_VALUE);
    }

    /** Asks for more than the heap has: before the VM says so it clears what is only softly held. */
    private static void runOut() {
        try {
            byte[] tooMuch = new byte[1 << 30];
            fail("this heap is too large: %d", tooMuch.length);
        } catch (OutOfMemoryError expected) {
            // what was appended is there all the same
        }
    }

    @Test
    @Order(10)
    @DisplayName("4 MB take at most 5, in pieces of any size")
    @Holds("takes at most 25 % more than the bytes in it")
    void lean() {
        Random random = new Random(Long.getLong("heapwise.seed", new Random().nextLong()));
        int small = 1 + random.nextInt(60);
        int large = 600 + random.nextInt(60_000);
        leanIn(new int[] {50}, random);
        leanIn(new int[] {300_000}, random);
        // whatever size a chunk has, one of these is between a half of it and four fifths
        for (double length = 64 + random.nextInt(32); length < 2 * MB; length *= 1.55) {
            leanIn(new int[] {(int) length}, random);
        }
        leanIn(new int[] {1, 1_100}, random);
        leanIn(new int[] {small, large}, random);
        leanIn(new int[] {0, 0, 0, 0, 0, small}, random);
        leanIn(new int[] {30, 70_000, 5, 9_000}, random);
        leanIn(new int[] {small, 270_000 + random.nextInt(250_000)}, random);
        // and whatever size a large piece begins at, one of these is hardly larger: what the small one has begun is not to be left
        for (double length = 64 + random.nextInt(64); length < MB / 2; length *= 1.9) {
            leanIn(new int[] {1 + random.nextInt(60), (int) length}, random);
        }
        leanIn(random.ints(2 + random.nextInt(3)).map(any -> upTo(random, 300_000)).toArray(), random);
    }

    private static void leanIn(int[] lengths, Random random) {
        ChunkedBytes[] bytes = {new ChunkedBytes()};
        orFail(bytes, () -> leanIn(lengths, random, bytes[0]));
    }

    private static void leanIn(int[] lengths, Random random, ChunkedBytes bytes) {
        byte[][] pieces = Arrays.stream(lengths).mapToObj(byte[]::new).toArray(byte[][]::new);
        int last = 4 * MB + (random.nextInt(6) == 0 ? random.nextInt(8 * MB) : 0);
        int next = 4 * MB;
        int end = 0;
        for (int i = 0; next <= last; i++) {
            bytes.append(pieces[i % pieces.length]);
            end += pieces[i % pieces.length].length;
            if (end < next) {
                continue;
            }
            next = Math.max(next + MB / 2 + random.nextInt(4 * MB), end);
            bytes.get(end / 2);
            refusesNull(bytes, end);
            try {
                assertRetainsAtMost(end + end / 4, bytes);
            } catch (AssertionError tooMuch) {
                throw new AssertionError(
                        "%,d bytes, in pieces of %s in turn: it %s".formatted(end, Arrays.toString(lengths), tooMuch.getMessage()));
            }
        }
    }

    /** A number from 1 on, of any magnitude alike. */
    private static int upTo(Random random, int most) {
        return (int) Math.pow(most, random.nextDouble());
    }

    /** Those around each power of two, as far as a chunk may go, and a little farther. */
    private static int[] lengths() {
        IntStream.Builder lengths = IntStream.builder();
        for (int power = 1; power <= MB; power *= 2) {
            for (int less : power < 64 ? new int[] {0} : new int[] {16, 1, 0, -1}) {
                lengths.add(power - less);
            }
        }
        return lengths.build().toArray();
    }

    /** The byte that is appended at this index. */
    private static byte at(long seed, long index) {
        return (byte) ((seed + index) * 0x9E3779B97F4A7C15L >>> 56);
    }

    private static byte[] piece(long seed, long from, int length) {
        byte[] piece = new byte[length];
        for (int i = 0; i < length; i++) {
            piece[i] = at(seed, from + i);
        }
        return piece;
    }

    private static void same(ChunkedBytes bytes, long seed, long index, String how) {
        byte is;
        try {
            is = bytes.get(index);
        } catch (RuntimeException e) {
            throw new AssertionError("get(%d) threw %s, with %s".formatted(index, e, how), e);
        }
        if (is != at(seed, index)) {
            fail("get(%d) is %d and must be %d, with %s", index, is, at(seed, index), how);
        }
    }

    private static void compare(ChunkedBytes bytes, long seed, int size, int step, String how) {
        assertThat(bytes.size()).as("size(), with %s", how).isEqualTo(size);
        Random random = new Random();
        for (int i = 0; i < size; i += 1 + random.nextInt(step)) {
            same(bytes, seed, i, how);
        }
        if (size > 0) {
            same(bytes, seed, size - 1, how);
        }
    }

    private static void refusesNull(ChunkedBytes bytes, long size) {
        Throwable thrown = null;
        try {
            bytes.append(null);
        } catch (RuntimeException e) {
            thrown = e;
        }
        assertThat(thrown).as("append(null)").isInstanceOf(NullPointerException.class);
        assertThat(bytes.size()).as("size() after append(null)").isEqualTo(size);
    }

    private static void refuses(ChunkedBytes bytes, long... indexes) {
        for (long index : indexes) {
            String what = "returned";
            try {
                what = "returned " + bytes.get(index);
            } catch (IndexOutOfBoundsException e) {
                continue;
            } catch (RuntimeException e) {
                what = "threw " + e;
            }
            fail(
                    "get(%d) of %,d bytes must throw IndexOutOfBoundsException, and %s",
                    index, bytes.size(), what);
        }
    }

    /** Where memory runs out, lets go of all of it: an error of the VM would end the check. */
    private static void orFail(ChunkedBytes[] bytes, Runnable use) {
        long size;
        try {
            use.run();
            return;
        } catch (OutOfMemoryError e) {
            size = bytes[0].size();
            bytes[0] = null;
        }
        fail("OutOfMemoryError after %,d bytes, in a heap of 32 MB", size);
    }

    private static int humongous() {
        Regions map = Lab.regions();
        return map.count(Regions.Kind.HUMONGOUS) + map.count(Regions.Kind.CONTINUED);
    }
}
