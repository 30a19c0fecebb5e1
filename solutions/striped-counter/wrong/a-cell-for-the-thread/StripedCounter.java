// feedback: The thread that asks decides which cell it is: a worker that counts in two threads has two cells, and shares both with others.
// fails: a worker's cell is the same for each thread, and later
// when: calls Thread.currentThread
// when: says "called by another thread"
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;

public class StripedCounter {
    private static final int STRIDE = 16;
    private final int workers;
    private final AtomicLongArray cells;

    public StripedCounter(int workers) {
        if (workers < 1 || workers > 1024) {
            throw new IllegalArgumentException("workers " + workers);
        }
        this.workers = workers;
        cells = new AtomicLongArray(STRIDE * (workers + 2));
    }

    public AtomicLongArray cells() {
        return cells;
    }

    public int cellOf(int worker) {
        return STRIDE * ((int) ((Objects.checkIndex(worker, workers) + Thread.currentThread().getId()) % workers) + 1);
    }

    public void add(int worker, long n) {
        cells.getAndAdd(cellOf(worker), n);
    }

    public long total() {
        long total = 0;
        for (int i = 0; i < cells.length(); i++) {
            total += cells.get(i);
        }
        return total;
    }
}
