// feedback: add is synchronized: one lock for all workers, so they wait for each other, whatever lies between their cells.
// fails: add() takes no lock
// when: says "waited while another thread held a lock"
// when: not uses ReentrantLock
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

    public synchronized void add(int worker, long n) {
        int cell = cellOf(worker);
        cells.set(cell, cells.get(cell) + n);
    }

    public long total() {
        long total = 0;
        for (int i = 0; i < cells.length(); i++) total += cells.get(i);
        return total;
    }
}
