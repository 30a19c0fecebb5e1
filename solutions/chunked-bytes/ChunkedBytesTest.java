import static heapwise.lab.MemoryAssertions.assertRetainsAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Lab;
import heapwise.lab.gc.Regions;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class ChunkedBytesTest {

    private static final int MB = 1 << 20;

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
    @DisplayName("pieces of generated sizes come back, every byte of them")
    @Holds("whatever the sizes of the pieces were")
    void everyByte() {
        for (int seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            int largest = new int[] {3, 700, 5_000, 100_000}[seed % 4];
            ChunkedBytes bytes = new ChunkedBytes();
            ByteArrayOutputStream model = new ByteArrayOutputStream();
            int total = largest < 10 ? 5_000 : largest < 10_000 ? 300_000 : 700_000;
            while (model.size() < total) {
                byte[] piece = new byte[random.nextInt(largest + 1)];
                random.nextBytes(piece);
                bytes.append(piece);
                model.writeBytes(piece);
            }
            compare(bytes, model.toByteArray(), "pieces of up to " + largest + ", seed " + seed);
        }
    }

    @Test
    @Order(3)
    @DisplayName("pieces that end where a power of two ends come back, every byte of them")
    @Holds("whatever the sizes of the pieces were")
    void atBorders() {
        for (int piece : new int[] {256, 1000, 1024, 4096, 8192, 16_384, 32_768, 65_536, 98_304}) {
            ChunkedBytes bytes = new ChunkedBytes();
            byte[] model = new byte[6 * piece + 1];
            new Random(piece).nextBytes(model);
            for (int i = 0; i < 6; i++) {
                bytes.append(Arrays.copyOfRange(model, i * piece, (i + 1) * piece));
            }
            bytes.append(new byte[] {model[6 * piece]});
            compare(bytes, model, "6 pieces of " + piece + ", and one byte");
        }
    }

    @Test
    @Order(4)
    @DisplayName("what the caller does with the array afterwards does not show")
    @Holds("what the caller writes into more afterwards does not show")
    void copies() {
        for (int length : new int[] {1, 10, 4096, 65_536, 100_000}) {
            ChunkedBytes bytes = new ChunkedBytes();
            byte[] piece = new byte[length];
            Arrays.fill(piece, (byte) 7);
            bytes.append(piece);
            Arrays.fill(piece, (byte) 9);
            bytes.append(piece);
            for (int i = 0; i < 2 * length; i++) {
                if (bytes.get(i) != (i < length ? 7 : 9)) {
                    fail(
                            "get(%d) is %d and must be %d: an array of %,d bytes was appended, filled anew, and appended again",
                            i, bytes.get(i), i < length ? 7 : 9, length);
                }
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("an index that no byte has is refused")
    @Holds("any other index throws IndexOutOfBoundsException")
    void indexes() {
        ChunkedBytes bytes = new ChunkedBytes();
        refuses(bytes, 0, -1, 1);
        for (int size : new int[] {1, 3, 4096, 65_536, 65_537, 200_000}) {
            bytes.append(new byte[(int) (size - bytes.size())]);
            refuses(bytes, -1, size, size + 1L, size + 70_000L, Long.MIN_VALUE, Long.MAX_VALUE);
            refuses(bytes, 1L << 32, (1L << 32) + size - 1, -(1L << 32), Integer.MIN_VALUE);
            bytes.get(size - 1);
        }
    }

    @Test
    @Order(6)
    @DisplayName("append(null) is refused, and changes nothing")
    @Holds("append(null) throws NullPointerException and changes nothing")
    void nothing() {
        ChunkedBytes bytes = new ChunkedBytes();
        for (int round = 0; round < 2; round++) {
            Throwable thrown = null;
            try {
                bytes.append(null);
            } catch (RuntimeException e) {
                thrown = e;
            }
            assertThat(thrown).as("append(null)").isInstanceOf(NullPointerException.class);
            assertThat(bytes.size()).as("size() after append(null)").isEqualTo(2L * round);
            bytes.append(new byte[] {5, 6});
        }
        compare(bytes, new byte[] {5, 6, 5, 6}, "append(null) in between");
    }

    @Test
    @Order(7)
    @DisplayName("two objects know nothing of each other")
    @Holds("two objects know nothing of each other")
    void two() {
        ChunkedBytes one = new ChunkedBytes();
        ChunkedBytes other = new ChunkedBytes();
        byte[] model = new byte[150_000];
        byte[] otherModel = new byte[150_000];
        new Random(1).nextBytes(model);
        new Random(2).nextBytes(otherModel);
        for (int at = 0; at < model.length; at += 30_000) {
            one.append(Arrays.copyOfRange(model, at, at + 30_000));
            other.append(Arrays.copyOfRange(otherModel, at, at + 30_000));
        }
        compare(one, model, "another one filled in turn");
        compare(other, otherModel, "another one filled in turn");
    }

    @Test
    @Order(8)
    @DisplayName("no humongous array is made while the bytes grow")
    @Holds("and this holds while the bytes grow, too")
    void noGiants() {
        ChunkedBytes[] bytes = {new ChunkedBytes()};
        byte[] piece = new byte[65_000];
        Lab.gc();
        int before = humongous();
        for (int i = 0; i * piece.length < 20 * MB; i++) {
            appendOrFail(bytes, piece);
            if (i == 1 || i % 10 == 9) {
                int more = humongous() - before;
                if (more > 0) {
                    fail(
                            "regions of 1 MB that hold a humongous array, and did not before: %d, with %,d bytes appended",
                            more, bytes[0].size());
                }
            }
        }
        bytes[0] = null;
        Random random = new Random(Long.getLong("heapwise.seed", new Random().nextLong()));
        for (int length :
                new int[] {524_273, 600_000, 1_500_000, 300_000 + random.nextInt(1_500_000)}) {
            noGiantOf(length);
        }
    }

    /** The piece may be humongous itself; it was so before. */
    private static void noGiantOf(int length) {
        byte[] piece = new byte[length];
        ChunkedBytes[] bytes = {new ChunkedBytes()};
        Lab.gc();
        int before = humongous();
        for (long end = 0; end < 10 * MB; end += length) {
            appendOrFail(bytes, piece);
            int more = humongous() - before;
            if (more > 0) {
                fail(
                        "regions of 1 MB that hold a humongous array, and did not before: %d, with %,d bytes appended in pieces of %,d",
                        more, bytes[0].size(), length);
            }
        }
        java.lang.ref.Reference.reachabilityFence(piece);
    }

    @Test
    @Order(9)
    @DisplayName("20 MB find room in a heap of 32 MB, and come back")
    @Holds("find room in this heap")
    void twentyMegabytes() {
        byte[][] reserve = new byte[4][250_000];
        ChunkedBytes[] bytes = {new ChunkedBytes()};
        Random random = new Random(20);
        byte[][] pieces = new byte[10][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = new byte[i == 0 ? 1 : 10_000 * i + random.nextInt(10_000)];
            Arrays.fill(pieces[i], (byte) i);
        }
        long[] ends = new long[1000];
        int count = 0;
        for (long end = 0; end < 20 * MB; ) {
            appendOrFail(bytes, pieces[count % 10], reserve);
            end += pieces[count % 10].length;
            ends[count++] = end;
        }
        assertThat(bytes[0].size()).as("size() after %d pieces", count).isEqualTo(ends[count - 1]);
        for (int i = 0; i < count; i++) {
            long start = i == 0 ? 0 : ends[i - 1];
            for (long at : new long[] {start, (start + ends[i]) / 2, ends[i] - 1}) {
                byte is = bytes[0].get(at);
                if (is != i % 10) {
                    fail("of 20 MB, get(%,d) is %d and must be %d", at, is, i % 10);
                }
            }
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
        for (int[] lengths :
                new int[][] {
                    {50},
                    {100_000},
                    {1, 1_100},
                    {small, large},
                    {30, 70_000, 5, 9_000},
                    {300_000},
                    {200_000 + random.nextInt(400_000)},
                    {1_100_000},
                    {small, 270_000 + random.nextInt(250_000)}
                }) {
            ChunkedBytes[] bytes = {new ChunkedBytes()};
            byte[][] pieces = Arrays.stream(lengths).mapToObj(byte[]::new).toArray(byte[][]::new);
            long end = 0;
            for (int i = 0; end < 4 * MB; i++) {
                appendOrFail(bytes, pieces[i % pieces.length]);
                end += pieces[i % pieces.length].length;
            }
            try {
                assertRetainsAtMost(end + end / 4, bytes[0]);
            } catch (AssertionError tooMuch) {
                throw new AssertionError(
                        "%,d bytes, in pieces of %s in turn: it %s"
                                .formatted(end, Arrays.toString(lengths), tooMuch.getMessage()));
            }
        }
    }

    private static void compare(ChunkedBytes bytes, byte[] expected, String how) {
        assertThat(bytes.size()).as("size(), with %s", how).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            byte is;
            try {
                is = bytes.get(i);
            } catch (RuntimeException e) {
                throw new AssertionError("get(%d) threw %s, with %s".formatted(i, e, how), e);
            }
            if (is != expected[i]) {
                fail("get(%d) is %d and must be %d, with %s", i, is, expected[i], how);
            }
        }
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
    private static void appendOrFail(ChunkedBytes[] bytes, byte[] piece, byte[]... reserve) {
        long size = bytes[0].size();
        boolean full = false;
        try {
            bytes[0].append(piece);
        } catch (OutOfMemoryError e) {
            full = true;
            bytes[0] = null;
            Arrays.fill(reserve, null);
        }
        if (full) {
            fail("OutOfMemoryError after %,d bytes, in a heap of 32 MB", size);
        }
    }

    private static int humongous() {
        Regions map = Lab.regions();
        return map.count(Regions.Kind.HUMONGOUS) + map.count(Regions.Kind.CONTINUED);
    }
}
