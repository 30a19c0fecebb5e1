import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts for several workers, each of which has a cell of its own. */
public class StripedCounter {

    /** Two cache lines of 64 bytes. */
    private static final int STRIDE = 16;

    private static final int MOST = 1024;

    private final int workers;
    private final AtomicLongArray cells;

    /** Makes a counter for this many workers, with a total of 0. */
    public StripedCounter(int workers) {
        if (workers < 1 || workers > MOST) {
            throw new IllegalArgumentException("workers must be from 1 to " + MOST + ", was " + workers);
        }
        this.workers = workers;
        cells = new AtomicLongArray(STRIDE * (workers + 2));
    }

    /** Returns the array that all cells lie in; always the same one. */
    public AtomicLongArray cells() {
        return cells;
    }

    /** Returns the index in {@link #cells()} of a worker's cell. */
    public int cellOf(int worker) {
        return STRIDE * (Objects.checkIndex(worker, workers) + 1);
    }

    /** Adds to a worker's cell. */
    public void add(int worker, long n) {
        cells.getAndAdd(cellOf(worker), n);
    }

    /** Returns what all workers have added so far. */
    public long total() {
        long total = 0;
        for (int worker = 0; worker < workers; worker++) {
            total += cells.get(cellOf(worker));
        }
        return total;
    }
}
