// feedback: Nobody compares the worker with the number of workers: only the array refuses, which is longer than there are workers: a worker that there is not counts in the room at the end.
// fails: a worker that there is not is refused, and changes nothing
// when: says /\(-1\b.* must throw IndexOutOfBoundsException, and returned/
// when: not calls checkIndex
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
