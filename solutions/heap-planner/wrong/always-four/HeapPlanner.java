// feedback: From 32 GB on a reference has 8 bytes: 4 bytes count 8-byte units, and there are only 4 billion of them. Your plan is right up to 32 GB and far too optimistic beyond.
// fails: far beyond 32 GB: references have 8 bytes
// when: passes "below 32 GB"
// when: fails "at exactly 32 GB"
// when: says "1 int, 2 references) is 1,265,"
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
        long reference = 4;
        long entry = align(12 + 4L * fields + reference * refs);
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
