// feedback: The cells are neighbours, so eight of them are in one cache line: each add takes it away from the seven others.
// fails: any two cells are at least 128 bytes apart
// when: says /are 8 bytes apart/
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class StripedCounter {

    private final int workers;
    private final AtomicLongArray cells;

    public StripedCounter(int workers) {
        if (workers < 1 || workers > 1024) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        cells = new AtomicLongArray(workers + 32);
    }

    public AtomicLongArray cells() {
        return cells;
    }

    public int cellOf(int worker) {
        Objects.checkIndex(worker, workers);
        return 16 + worker;
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
