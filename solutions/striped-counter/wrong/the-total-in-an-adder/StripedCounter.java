// feedback: A LongAdder begins with one number, and makes cells of its own as soon as two threads disturb each other: add then allocates. The cells that the task asks for are enough for the total.
// fails: where two threads count for one worker, add() still allocates nothing and stops at no lock
// when: uses LongAdder
// when: says "bytes were allocated meanwhile"
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts for several workers, each of which has a cell of its own, in a cache line of its own. */
public class StripedCounter {

    /** 128 bytes. */
    private static final int GAP = 16;

    private final AtomicLongArray cells;
    private final int workers;

    /** So that total() does not have to visit up to 1,024 lines. */
    private final LongAdder sum = new LongAdder();

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
        cells.getAndAdd(cellOf(worker), n);
        sum.add(n);
    }

    /** Returns what all workers have added so far. */
    public long total() {
        return sum.sum();
    }
}
