import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class HeapPlannerTest {

    private static final long GB = 1L << 30;

    @Test
    @Order(1)
    @DisplayName("the smallest heap that holds one entry of one int: 16 for it, 24 for the array")
    void one() {
        assertThat(HeapPlanner.maxEntries(40, 1, 0)).as("entries with 1 int in 40 bytes").isEqualTo(1);
        assertThat(HeapPlanner.maxEntries(39, 1, 0)).as("entries with 1 int in 39 bytes").isZero();
    }

    @Test
    @Order(2)
    @DisplayName("1 GB: entries that end at a multiple of 8 by themselves")
    void exactFit() {
        same(GB, 1, 0);
        same(GB, 2, 1);
    }

    @Test
    @Order(3)
    @DisplayName("1 GB: entries that have to be padded")
    void padded() {
        same(GB, 0, 0);
        same(GB, 2, 0);
        same(GB, 1, 1);
    }

    @Test
    @Order(4)
    @DisplayName("the array is padded, too: no plan is one entry too large")
    void arrayIsPadded() {
        for (long heap = 40; heap < 400; heap++) {
            same(heap, 1, 0);
        }
    }

    @Test
    @Order(5)
    @DisplayName("31 GB: references still have 4 bytes")
    void belowTheCliff() {
        same(31 * GB, 1, 2);
        same(32 * GB - 1, 1, 2);
    }

    @Test
    @Order(6)
    @DisplayName("far beyond 32 GB: references have 8 bytes")
    void aboveTheCliff() {
        same(33 * GB, 1, 2);
        same(100 * GB, 3, 3);
    }

    @Test
    @Order(7)
    @DisplayName("at exactly 32 GB: references have 8 bytes already")
    void atTheCliff() {
        same(32 * GB, 1, 2);
    }

    @Test
    @Order(8)
    @DisplayName("a heap of 32 GB holds fewer entries than one of 31 GB")
    void theCliff() {
        assertThat(HeapPlanner.maxEntries(32 * GB, 1, 2))
                .as("entries with 1 int and 2 references in 32 GB")
                .isLessThan(HeapPlanner.maxEntries(31 * GB, 1, 2));
    }

    private static void same(long heap, int fields, int refs) {
        assertThat(HeapPlanner.maxEntries(heap, fields, refs))
                .as("entries with %d ints and %d references in %,d bytes", fields, refs, heap)
                .isEqualTo(bySearch(heap, fields, refs));
    }

    /** The largest number whose need is not above the heap, found by halving. */
    private static long bySearch(long heap, int fields, int refs) {
        long fits = 0;
        long tooMany = heap;
        while (tooMany - fits > 1) {
            long middle = (fits + tooMany) >>> 1;
            if (need(middle, fields, refs, heap >= 32 * GB ? 8 : 4) <= heap) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }

    private static long need(long count, int fields, int refs, int reference) {
        long entry = (12 + 4L * fields + (long) reference * refs + 7) >> 3 << 3;
        long array = (16 + count * reference + 7) >> 3 << 3;
        return count * entry + array;
    }
}
