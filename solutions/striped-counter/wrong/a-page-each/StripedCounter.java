// feedback: Each cell has a page of 4 KB for itself: nobody is disturbed, and 64 counters take a quarter of a megabyte.
// fails: a counter for 64 workers takes at most 12,000 bytes
// when: says /holds [2-9][0-9]{2},[0-9]{3} bytes, allowed are 12,000/
// when: passes "total() is the sum"
// when: not static *
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class StripedCounter {

    private final int workers;
    private final AtomicLongArray cells;

    public StripedCounter(int workers) {
        if (workers < 1 || workers > 1024) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        cells = new AtomicLongArray(512 * (workers + 2));
    }

    public AtomicLongArray cells() {
        return cells;
    }

    public int cellOf(int worker) {
        Objects.checkIndex(worker, workers);
        return 512 * (worker + 1);
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
