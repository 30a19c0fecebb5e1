// feedback: 64 bytes apart is one cache line; many processors fetch two of them at once, which is why the task says 128.
// fails: any two cells are at least 128 bytes apart
// when: says /are 64 bytes apart/
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class StripedCounter {

    private final int workers;
    private final AtomicLongArray cells;

    public StripedCounter(int workers) {
        if (workers < 1 || workers > 1024) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        cells = new AtomicLongArray(8 * (workers + 4));
    }

    public AtomicLongArray cells() {
        return cells;
    }

    public int cellOf(int worker) {
        Objects.checkIndex(worker, workers);
        return 8 * (worker + 2);
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
