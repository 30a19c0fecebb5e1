package heapwise.agent;

/**
 * Memory that is given back when a snippet has filled the heap, so that the reply can be sent and
 * the snippet that frees the heap can be loaded.
 *
 * <p>It is an array of little more than half a region of G1, which so has a region of its own
 * (humongous): in a full heap G1 can use nothing less than a whole free region.
 */
final class Reserve {

    private static final byte[] EMPTY = new byte[0];

    /** So often memory may be asked for before the next snippet begins. */
    private static final int PATIENCE = 20;

    private static final long SMALLEST_HEAP = 12L << 20;
    private static final long SMALLEST_REGION = 1L << 20;
    private static final long LARGEST_REGION = 32L << 20;
    private static final int REGIONS = 2048;
    private static final int ROOMY_PART = 4;

    private final long heap = Runtime.getRuntime().maxMemory();
    private byte[] memory = EMPTY;
    private int releases;

    Reserve() {
        refill();
    }

    /** Takes the memory again, where there is enough. */
    synchronized void refill() {
        releases = 0;
        if (memory.length == 0 && heap >= SMALLEST_HEAP && isRoomy()) {
            try {
                memory = new byte[(int) (region() / 2) + 64];
            } catch (OutOfMemoryError e) {
                // Later, then.
            }
        }
    }

    /** In a heap that is still full it would take what has just been given. */
    private boolean isRoomy() {
        Runtime runtime = Runtime.getRuntime();
        return heap - (runtime.totalMemory() - runtime.freeMemory()) > heap / ROOMY_PART;
    }

    /** As HotSpot's G1HeapRegion::setup_heap_region_size. */
    private long region() {
        long region = Long.highestOneBit(Math.max(1, heap / REGIONS));
        return Math.min(LARGEST_REGION, Math.max(SMALLEST_REGION, region));
    }

    /**
     * Gives the memory to whoever needs it now. Whoever asks again and again will not get any: then
     * the VM is of no use to anybody.
     */
    synchronized void release() {
        memory = EMPTY;
        if (++releases > PATIENCE) {
            Runtime.getRuntime().halt(SessionMain.OUT_OF_MEMORY);
        }
    }
}
