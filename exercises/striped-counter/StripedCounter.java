import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts for several workers, each of which has a cell of its own.
 *
 * <p>Task: leave so much room between the cells that no two of them share a cache line.
 */
public class StripedCounter {

    private final AtomicLongArray cells;

    /** Makes a counter for this many workers, with a total of 0. */
    public StripedCounter(int workers) {
        cells = new AtomicLongArray(workers);
    }

    /** Returns the array that all cells lie in; always the same one. */
    public AtomicLongArray cells() {
        return cells;
    }

    /** Returns the index in {@link #cells()} of a worker's cell. */
    public int cellOf(int worker) {
        return worker;
    }

    /** Adds to a worker's cell. */
    public void add(int worker, long n) {
        cells.set(cellOf(worker), cells.get(cellOf(worker)) + n);
    }

    /** Returns what all workers have added so far. */
    public long total() {
        long total = 0;
        for (int i = 0; i < cells.length(); i++) {
            total += cells.get(i);
        }
        return total;
    }
}
