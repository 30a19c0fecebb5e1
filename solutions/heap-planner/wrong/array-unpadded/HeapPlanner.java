// feedback: The array of references is an object, too, and ends at a multiple of eight. Where it needs its last four bytes for that, one entry less fits than the division says.
// fails: the array is padded, too: no plan is one entry too large, and none too small
// when: fails "the smallest heap that holds one entry of one int"
// when: passes "entries that have to be padded"
// when: passes "at exactly 32 GB"
// when: says /39 bytes, 1 int, 0 references\) is 1, and must be 0/
// when: not says "(32 bytes, 1 int"
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
        long entry = align(12 + 4L * fields + reference * refs);
        return Math.max(0, (heap - 16) / (entry + reference));
    }

    private static long align(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
