// feedback: One entry more would have fitted. At the end of the array at most four bytes are lost, and often none, so that is all that may be taken off for it.
// fails: the array is padded, too: no plan is one entry too large, and none too small
// when: passes "by themselves"
// when: passes "have to be padded"
// when: says /40 bytes, 1 int, 0 references\) is 0, and must be 1/
public class HeapPlanner {

    public static long maxEntries(long heap, int fields, int refs) {
        long reference = heap < 32L << 30 ? 4 : 8;
        long entry = align(12 + 4L * fields + reference * refs);
        return Math.max(0, (heap - 16 - 8) / (entry + reference));
    }

    private static long align(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
