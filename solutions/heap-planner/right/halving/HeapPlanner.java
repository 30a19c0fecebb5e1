import java.util.function.LongPredicate;

/** Searches for the largest number that fits. */
public class HeapPlanner {

    public static long maxEntries(long heap, int fields, int refs) {
        int reference = heap >= 34_359_738_368L ? 8 : 4;
        long entry = up(12 + 4 * fields + reference * refs);
        LongPredicate fits = n -> n * entry + up(16 + n * reference) <= heap;
        long low = 0;
        for (long step = 1L << 43; step > 0; step >>= 1) {
            if (fits.test(low + step)) {
                low += step;
            }
        }
        return low;
    }

    private static long up(long bytes) {
        return (bytes + 7) & -8;
    }
}
