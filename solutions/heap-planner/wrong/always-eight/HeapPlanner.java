// feedback: A 64-bit VM does not use 8 bytes for each reference: below 32 GB they are compressed to 4. Your plan buys too much memory.
// fails: below 32 GB references have 4 bytes
// when: passes "far beyond 32 GB"
// when: passes "at exactly 32 GB"
// when: passes "the smallest heap that holds one entry"
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
        long reference = 8;
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
