// feedback: compareAndSet is tried once: if another thread was faster it returns false, and the count is lost.
// fails: no count is lost where two threads count for one worker
// when: calls AtomicLongArray.compareAndSet or calls AtomicLongArray.weakCompareAndSetPlain
// when: fails "no count is lost"
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class StripedCounter {

    private final int workers;
    private final AtomicLongArray cells;

    public StripedCounter(int workers) {
        if (workers < 1 || workers > 1024) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        cells = new AtomicLongArray(16 * (workers + 2));
    }

    public AtomicLongArray cells() {
        return cells;
    }

    public int cellOf(int worker) {
        Objects.checkIndex(worker, workers);
        return 16 * (worker + 1);
    }

    public void add(int worker, long n) {
        int cell = cellOf(worker);
        long before = cells.get(cell);
        cells.compareAndSet(cell, before, before + n);
    }

    public long total() {
        long total = 0;
        for (int i = 0; i < cells.length(); i++) total += cells.get(i);
        return total;
    }
}
