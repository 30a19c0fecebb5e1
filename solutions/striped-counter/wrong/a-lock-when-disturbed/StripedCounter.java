// feedback: As long as nobody else counts for the same worker there is no lock, but who is disturbed takes one, and then waits for whoever holds it. Try again until it succeeds, or leave it to getAndAdd.
// fails: add() takes no lock
// when: says "one stopped at a lock that a third one held"
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts for several workers, each of which has a cell of its own, in a cache line of its own. */
public class StripedCounter {

    /** 128 bytes. */
    private static final int GAP = 16;

    private final AtomicLongArray cells;
    private final int workers;

    /** Makes a counter for this many workers, with a total of 0. */
    public StripedCounter(int workers) {
        if (workers < 1 || workers > 1024) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        cells = new AtomicLongArray(GAP * workers + GAP + 1);
    }

    /** Returns the array that all cells lie in; always the same one. */
    public AtomicLongArray cells() {
        return cells;
    }

    /** Returns the index in {@link #cells()} of a worker's cell. */
    public int cellOf(int worker) {
        if (worker < 0 || worker >= workers) {
            throw new IndexOutOfBoundsException("worker " + worker + " of " + workers);
        }
        return GAP + GAP * worker;
    }

    /** Adds to a worker's cell. */
    public void add(int worker, long n) {
        int cell = cellOf(worker);
        long before = cells.get(cell);
        if (!cells.compareAndSet(cell, before, before + n)) {
            addSlowly(cell, n);
        }
    }

    /** Two threads count for one worker: one after the other is cheaper than to spin. */
    private synchronized void addSlowly(int cell, long n) {
        cells.getAndAdd(cell, n);
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
