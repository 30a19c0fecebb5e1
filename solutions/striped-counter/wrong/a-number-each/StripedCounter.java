// feedback: Each add makes an object: a boxed Long, or a lambda with n in it.
// fails: add() and total() allocate nothing
// when: says "in StripedCounter.add"
// when: fails "allocate nothing"
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
        Long each = n;
        cells.getAndUpdate(cellOf(worker), before -> before + each);
    }

    public long total() {
        long total = 0;
        for (int i = 0; i < cells.length(); i++) total += cells.get(i);
        return total;
    }
}
