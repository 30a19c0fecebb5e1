// hint: 3
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class RefCounted {

    public interface Cell {

        int get();

        void set(int value);
        int getAndAdd(int n);
        boolean compareAndSet(int expected, int value);
    }

    private final Lock lock = new ReentrantLock();
    private final Cell cell;
    private final Runnable free;

    public RefCounted(Cell cell, Runnable free) {
        this.cell = cell;
        this.free = free;
        cell.set(1);
    }

    public void retain() {
        lock.lock();
        try {
            if (cell.get() == 0) throw new IllegalStateException("freed");
            if (cell.get() == Integer.MAX_VALUE) throw new IllegalStateException("too many");
            cell.getAndAdd(1);
        } finally {
            lock.unlock();
        }
    }

    public void release() {
        boolean last;
        lock.lock();
        try {
            if (cell.get() == 0) throw new IllegalStateException("freed");
            last = cell.getAndAdd(-1) == 1;
        } finally {
            lock.unlock();
        }
        if (last) free.run();
    }

    public int count() {
        return cell.get();
    }
}
