package heapwise.agent;

import java.util.concurrent.locks.LockSupport;

/**
 * Memory that is given back when a snippet has filled the heap, so that the reply can be sent and
 * the snippet that frees the heap can be loaded.
 *
 * <p>It is an array of little more than half a region of G1, which so has a region of its own
 * (humongous): in a full heap G1 can use nothing less than a whole free region.
 */
final class Reserve {

    private static final byte[] EMPTY = new byte[0];

    /** So often memory may be asked for before the VM is of no use to anybody. */
    private static final int PATIENCE = 20;

    /** While a snippet runs, which may let go of what it holds, it may be asked for this long. */
    private static final long PATIENCE_WHILE_RUNNING_NANOS = 10_000_000_000L;

    /** Who asks for it after so long is somebody else than who asked before. */
    private static final long FORGET_NANOS = 30_000_000_000L;

    private static final long PAUSE_NANOS = 100_000_000;

    private static final long SMALLEST_HEAP = 12L << 20;
    private static final long SMALLEST_REGION = 1L << 20;
    private static final long LARGEST_REGION = 32L << 20;
    private static final int REGIONS = 2048;
    private static final int ROOMY_PART = 4;

    private final long heap = Runtime.getRuntime().maxMemory();
    private byte[] memory = EMPTY;
    private boolean running;
    private int releases;
    private long first;
    private long last;

    Reserve() {
        refill();
    }

    /** A snippet begins: takes the memory again, where there is enough. */
    synchronized void begin() {
        running = true;
        refill();
    }

    /** It has ended, and lets go of nothing any more. */
    synchronized void end() {
        running = false;
        releases = 0;
    }

    private void refill() {
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
        long now = System.nanoTime();
        if (now - last > FORGET_NANOS) {
            releases = 0;
        }
        if (releases == 0) {
            first = now;
        }
        last = now;
        boolean mayBeFreed = running && now - first < PATIENCE_WHILE_RUNNING_NANOS;
        if (++releases > PATIENCE && !mayBeFreed) {
            Runtime.getRuntime().halt(SessionMain.OUT_OF_MEMORY);
        }
    }

    /** Gives it away and waits a moment: what releases it may not be what needs it most. */
    void releaseAndWait() {
        release();
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
