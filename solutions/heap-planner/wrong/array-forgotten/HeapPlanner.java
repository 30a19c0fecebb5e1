// feedback: One array holds a reference to each entry: it takes 16 bytes and one more slot for each of them.
// fails: any heap up to 8 TB, any entry: the largest number that fits
// when: fails "the smallest heap that holds one entry of one int"
// when: says /40 bytes, 1 int, 0 references\) is 2,/ or says /39 bytes, 1 int, 0 references\) is 2,/
public class HeapPlanner {

    public static long maxEntries(long heap, int fields, int refs) {
        long reference = heap < 32L << 30 ? 4 : 8;
        long entry = align(12 + 4L * fields + reference * refs);
        return Math.max(0, heap / entry);
    }

    private static long align(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
