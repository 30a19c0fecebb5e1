// feedback: The array is static, so the counters add to each other.
// fails: two counters know nothing of each other
// when: static AtomicLongArray
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class StripedCounter {

    private final int workers;
    private static final AtomicLongArray cells = new AtomicLongArray(16 * 1026);

    public StripedCounter(int workers) {
        if (workers < 1 || workers > 1024) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
    }

    public AtomicLongArray cells() {
        return cells;
    }

    public int cellOf(int worker) {
        Objects.checkIndex(worker, workers);
        return 16 * (worker + 1);
    }

    public void add(int worker, long n) {
        cells.getAndAdd(cellOf(worker), n);
    }

    public long total() {
        long total = 0;
        for (int i = 0; i < cells.length(); i++) total += cells.get(i);
        return total;
    }
}
