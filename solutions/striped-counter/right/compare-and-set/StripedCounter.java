// hint: 2
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class StripedCounter {

    private final int workers;
    private final int[] places;
    private final AtomicLongArray cells;

    public StripedCounter(int workers) {
        if (workers < 1 || workers > 1024) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        places = new int[workers];
        for (int i = 0; i < workers; i++) places[i] = 20 + 17 * i;
        cells = new AtomicLongArray(places[workers - 1] + 20);
    }

    public AtomicLongArray cells() {
        return cells;
    }

    public int cellOf(int worker) {
        return places[worker];
    }

    public void add(int worker, long n) {
        int cell = cellOf(worker);
        long before = cells.get(cell);
        while (!cells.compareAndSet(cell, before, before + n)) before = cells.get(cell);
    }

    public long total() {
        long total = 0;
        for (int place : places) total += cells.get(place);
        return total;
    }
}
