import java.math.BigInteger;

public class HeapPlanner {

    record Entry(int fields, int refs, int reference) {

        long size() {
            return (12 + 4 * fields + reference * refs + 7) / 8 * 8L;
        }
    }

    public static long maxEntries(long heap, int fields, int refs) {
        if (heap < 24) {
            return 0;
        }
        int reference = heap / (1L << 30) < 32 ? 4 : 8;
        BigInteger entry = BigInteger.valueOf(new Entry(fields, refs, reference).size());
        BigInteger each = entry.add(BigInteger.valueOf(reference));
        return BigInteger.valueOf(heap - heap % 8 - 16).divide(each).longValueExact();
    }
}
