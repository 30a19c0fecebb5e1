/**
 * Plans heaps.
 *
 * <p>Task: say how many entries really fit. What stands here knows the data, and nothing of headers,
 * alignment, the array, or how long a reference is in a heap of that size.
 */
public class HeapPlanner {

    /**
     * Returns how many entries fit into a heap, with one array that refers to them all.
     *
     * @param heap in bytes
     * @param fields int fields of an entry
     * @param refs references in an entry
     */
    public static long maxEntries(long heap, int fields, int refs) {
        return heap / (4L * fields + 4L * refs + 4);
    }
}
