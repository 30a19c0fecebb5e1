// hint: 2
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

    private final Cell cell;
    private final Runnable free;

    public RefCounted(Cell cell, Runnable free) {
        this.cell = cell;
        this.free = free;
        cell.set(1);
    }

    public void retain() {
        int count = cell.get();
        while (count > 0 && count < Integer.MAX_VALUE && !cell.compareAndSet(count, count + 1)) count = cell.get();
        if (count <= 0 || count == Integer.MAX_VALUE) throw new IllegalStateException("count " + count);
    }

    public void release() {
        int left;
        do {
            left = cell.get() - 1;
            if (left < 0) throw new IllegalStateException("released too often");
        } while (!cell.compareAndSet(left + 1, left));
        if (left > 0) return;
        free.run();
    }

    public int count() {
        return cell.get();
    }
}
