// feedback: Up to 2 GB your plan is right, and beyond it is not. That is where an int ends: if one of them holds bytes, or is multiplied before it becomes a long, the result is wrong.
// when: passes "the array is padded"
// when: fails "beyond 2 GB"
// when: passes "have to be padded"
public class HeapPlanner {
    public static long maxEntries(long heap, int fields, int refs) {
        int ref = heap < (32L << 30) ? 4 : 8;
        int entry = (12 + 4 * fields + ref * refs + 7) / 8 * 8;
        long n = (heap - 16) / (entry + ref);
        int array = (int) (16 + n * ref + 7) / 8 * 8;
        return n * entry + array > heap ? n - 1 : n;
    }
}
