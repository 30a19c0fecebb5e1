// feedback: Whether this was the last release() is asked of the cell afterwards, when another thread has taken the last reference away: both find 0, and both free.
// fails: two threads that release at the same time: both count, and one frees
// when: says /freed 2 times/
// when: says /: get\(\) is 0\n(.|\n)*: get\(\) is 0/
// when: passes "two threads that retain"
// when: passes "while free runs the cell is 0"
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
        for (;;) {
            int count = cell.get();
            if (count == 0 || count == Integer.MAX_VALUE) throw new IllegalStateException();
            if (cell.compareAndSet(count, count + 1)) return;
        }
    }

    public void release() {
        int count;
        do {
            count = cell.get();
            if (count == 0) throw new IllegalStateException();
        } while (!cell.compareAndSet(count, count - 1));
        if (cell.get() == 0) free.run();
    }

    public int count() {
        return cell.get();
    }
}
