// hint: 2
// feedback: Where not even the array fits, your division or your loop goes below 0. Fewer than none do not exist: the answer is 0.
// fails: a heap in which not even one entry fits has 0
// when: says /is -[\d,]+, and must be 0/
public class HeapPlanner {
    /** for a heap that holds not even the array the answer is less than nothing */
    public static long maxEntries(long heap, int fields, int refs) {
        int ref = heap < (32L << 30) ? 4 : 8;
        long entry = align(12 + 4L * fields + (long) ref * refs);
        long n = (heap - 16) / (entry + ref);
        while (n * entry + align(16 + n * ref) > heap) n--;
        return n;
    }
    private static long align(long b) { return (b + 7) / 8 * 8; }
}
