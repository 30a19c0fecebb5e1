// feedback: You give each entry a header of 16 bytes. That is what an array has, whose length comes on top; an object has 12.
// fails: the smallest heap that holds one entry of one int: 16 for it, 24 for the array
// when: fails "1 GB: entries that end at a multiple of 8 by themselves"
// when: passes "have to be padded"
// when: says /1,073,741,824 bytes, 1 int, 0 references\) is 38,347,92/
public class HeapPlanner {

    public static long maxEntries(long heap, int fields, int refs) {
        long reference = heap < 32L << 30 ? 4 : 8;
        long entry = align(16 + 4L * fields + reference * refs);
        long n = Math.max(0, (heap - 16) / (entry + reference));
        while (n > 0 && n * entry + align(16 + n * reference) > heap) {
            n--;
        }
        return n;
    }

    private static long align(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
