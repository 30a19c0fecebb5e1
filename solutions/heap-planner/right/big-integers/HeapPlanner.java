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
        BigInteger n = BigInteger.valueOf(heap - heap % 8 - 16).divide(each);
        BigInteger used = n.multiply(entry).add(array(n, reference));
        return used.compareTo(BigInteger.valueOf(heap)) > 0 ? n.longValue() - 1 : n.longValue();
    }

    private static BigInteger array(BigInteger n, int reference) {
        BigInteger eight = BigInteger.valueOf(8);
        return n.multiply(BigInteger.valueOf(reference))
                .add(BigInteger.valueOf(16 + 7))
                .divide(eight)
                .multiply(eight);
    }
}
