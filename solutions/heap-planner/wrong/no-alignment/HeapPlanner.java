// feedback: Objects do not lie byte on byte: each ends at a multiple of 8. An entry of 20 bytes takes 24.
// fails: 1 GB: entries that have to be padded
// when: passes "by themselves"
/** Plans heaps. */
public class HeapPlanner {

    /**
     * Returns how many entries fit into a heap, with one array that refers to them all.
     *
     * @param heap in bytes
     * @param fields int fields of an entry
     * @param refs references in an entry
     */
    public static long maxEntries(long heap, int fields, int refs) {
        long reference = heap < 32L << 30 ? 4 : 8;
        long entry = 12 + 4L * fields + reference * refs;
        long n = (heap - 16) / (entry + reference);
        while (n > 0 && n * entry + align(16 + n * reference) > heap) {
            n--;
        }
        return Math.max(0, n);
    }

    private static long align(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
