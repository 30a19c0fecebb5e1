import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class HeapPlannerTest {

    private static final long GB = 1L << 30;
    private static final long MOST = 8L << 40;

    @Test
    @Order(1)
    @DisplayName("the smallest heap that holds one entry of one int: 16 for it, 24 for the array")
    @Holds({"an object has a header of 12 bytes", "the array has 16 bytes before its first element"})
    void one() {
        same(40, 1, 0);
        same(39, 1, 0);
    }

    @Test
    @Order(2)
    @DisplayName("a heap in which not even one entry fits has 0")
    @Holds("a heap in which not even one entry fits has 0")
    void none() throws Exception {
        for (long heap : new long[] {0, 1, 7, 8, 15, 16, 17, 23, 24, 31, 32, 39, -1, -16, -40, -GB}) {
            same(heap, 1, 0);
            same(heap, 5, 5);
            same(heap, 1_000, 1_000);
        }
        same(-MOST, 0, 0);
        Property.holds(
                300,
                random -> {
                    same(-anyHeap(random), count(random), count(random));
                    same(random.nextInt(40), count(random), count(random));
                });
    }

    @Test
    @Order(3)
    @DisplayName("1 GB: entries that end at a multiple of 8 by themselves")
    @Holds("an object has a header of 12 bytes")
    void exactFit() {
        same(GB, 1, 0);
        same(GB, 2, 1);
    }

    @Test
    @Order(4)
    @DisplayName("1 GB: entries that have to be padded")
    @Holds("an object has a header of 12 bytes")
    void padded() {
        same(GB, 0, 0);
        same(GB, 2, 0);
        same(GB, 1, 1);
    }

    @Test
    @Order(5)
    @DisplayName("the array is padded, too: no plan is one entry too large, and none too small")
    @Holds({"ends at a multiple of 8, too", "the largest number that fits, to the last byte"})
    void arrayIsPadded() {
        for (long heap = 40; heap < 400; heap++) {
            same(heap, 1, 0);
            same(heap, 0, 1);
            same(heap, 0, 0);
        }
    }

    @Test
    @Order(6)
    @DisplayName("beyond 2 GB an int is too small, and a plan as exact as below")
    @Holds("in heaps of any size")
    void beyondInt() {
        for (long heap = 2 * GB - 24; heap < 2 * GB + 24; heap++) {
            same(heap, 1, 2);
        }
        for (int i = 0; i < 64; i++) {
            same(5 * GB + 4 * i, 0, 0);
            same(16 * GB + 4 * i, 0, 0);
            same(31 * GB - 4 * i, 1, 2);
        }
    }

    @Test
    @Order(7)
    @DisplayName("below 32 GB references have 4 bytes")
    @Holds("a reference has 4 bytes while the heap is smaller than 32 GB")
    void belowTheCliff() {
        same(31 * GB, 1, 2);
        same(31 * GB, 0, 1);
        same(32 * GB - 1, 1, 2);
        same(32 * GB - 1, 0, 1);
    }

    @Test
    @Order(8)
    @DisplayName("far beyond 32 GB: references have 8 bytes")
    @Holds("and 8 from exactly 32 GB on")
    void aboveTheCliff() {
        same(33 * GB, 1, 2);
        same(64 * GB, 1, 0);
        same(100 * GB, 3, 3);
    }

    @Test
    @Order(9)
    @DisplayName("at exactly 32 GB: references have 8 bytes already")
    @Holds("and 8 from exactly 32 GB on")
    void atTheCliff() {
        same(32 * GB, 1, 2);
        same(32 * GB + 1, 0, 1);
    }

    @Test
    @Order(10)
    @DisplayName("any heap up to 8 TB, any entry: the largest number that fits")
    @Holds("the largest number that fits, to the last byte")
    void any() throws Exception {
        same(MOST, 0, 0);
        same(MOST, 1_000, 1_000);
        Property.holds(
                2_000,
                random -> {
                    int fields = count(random);
                    int refs = count(random);
                    long heap = anyHeap(random);
                    same(heap, fields, refs);
                    long fit = bySearch(heap, fields, refs);
                    for (long number = fit; number <= fit + 1; number++) {
                        long exact = need(number, fields, refs, reference(heap));
                        same(Math.min(exact, MOST) - 1, fields, refs);
                        same(Math.min(exact, MOST), fields, refs);
                    }
                });
    }

    @Test
    @Order(11)
    @DisplayName("any number of fields and of references from 0 to 1,000")
    @Holds({"an object has a header of 12 bytes", "the largest number that fits, to the last byte"})
    void anyEntry() throws Exception {
        for (int count = 0; count <= 1_000; count++) {
            for (long heap : new long[] {GB, 40 * GB}) {
                for (int other : new int[] {0, 1, count, 1_000}) {
                    same(heap, count, other);
                    same(heap, other, count);
                }
            }
        }
    }

    @Test
    @Order(12)
    @DisplayName("no plan depends on those that were made before, nor on the thread that asks")
    @Holds("the largest number that fits, to the last byte")
    void anyOrder() throws Exception {
        Property.Body inAnyOrder =
                random -> {
                    long heap = anyHeap(random);
                    int fields = count(random);
                    int refs = count(random);
                    for (int call = 0; call < 20; call++) {
                        switch (random.nextInt(6)) {
                            case 0 -> same(anyHeap(random), fields, refs);
                            case 1 -> same((heap + ((long) random.nextInt(2 << random.nextInt(11)) << 32)) % MOST, fields, refs);
                            case 2 -> same(heap, refs, fields);
                            case 3 -> same(heap, count(random), refs);
                            case 4 -> same(heap, fields, count(random));
                            default -> same(heap, fields, refs);
                        }
                    }
                };
        Property.holds(150, inAnyOrder);
        FutureTask<Void> elsewhere =
                new FutureTask<>(
                        () -> {
                            Property.holds(150, inAnyOrder);
                            return null;
                        });
        new Thread(elsewhere).start();
        try {
            elsewhere.get();
        } catch (ExecutionException e) {
            throw new AssertionError("in another thread: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Of any length in bits, or near to where that or the length of a reference changes. */
    private static long anyHeap(Random random) {
        long size = random.nextLong() >>> 21 + random.nextInt(40);
        long off = (random.nextLong() >>> 21 + random.nextInt(43)) * (random.nextBoolean() ? 1 : -1);
        return switch (random.nextInt(4)) {
            case 0 -> Math.floorMod((1L << random.nextInt(44)) + off, MOST);
            case 1 -> Math.floorMod(32 * GB + off, MOST);
            default -> size;
        };
    }

    private static int count(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1_001);
            case 1 -> random.nextBoolean() ? 0 : 1_000;
            default -> random.nextInt(12);
        };
    }

    private static void same(long heap, int fields, int refs) {
        String call =
                "maxEntries(%,d bytes, %d int%s, %d reference%s)"
                        .formatted(heap, fields, fields == 1 ? "" : "s", refs, refs == 1 ? "" : "s");
        long planned = Property.call(call, () -> HeapPlanner.maxEntries(heap, fields, refs));
        long fits = bySearch(heap, fields, refs);
        if (planned != fits) {
            fail("%s is %,d, and must be %,d", call, planned, fits);
        }
    }

    /** The largest number whose need is not above the heap, found by halving. */
    private static long bySearch(long heap, int fields, int refs) {
        long fits = 0;
        long tooMany = Math.max(1, heap / 16 + 1);
        while (tooMany - fits > 1) {
            long middle = (fits + tooMany) >>> 1;
            if (need(middle, fields, refs, reference(heap)) <= heap) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }

    private static int reference(long heap) {
        return heap >= 32 * GB ? 8 : 4;
    }

    private static long need(long count, int fields, int refs, int reference) {
        long entry = (12 + 4L * fields + (long) reference * refs + 7) >> 3 << 3;
        long array = (16 + count * reference + 7) >> 3 << 3;
        return count * entry + array;
    }
}
