package heapwise.lab.gc;

/** Makes garbage until the collector comes, as a program would, and not as {@code System.gc()}. */
public final class Garbage {

    /** Below half of G1's smallest region, so never humongous. */
    private static final int BLOCK = 64 << 10;

    private static volatile byte[] last = {};

    private Garbage() {}

    /**
     * Returns after the next collection, or when as much as two heaps was allocated without one.
     */
    public static void untilCollected() {
        long before = Collection.collections();
        long left = 2 * Runtime.getRuntime().maxMemory();
        while (Collection.collections() == before && left > 0) {
            last = new byte[BLOCK];
            left -= BLOCK;
        }
        last = new byte[0];
    }
}
