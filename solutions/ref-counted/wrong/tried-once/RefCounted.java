// feedback: compareAndSet is tried once, and nobody looks whether it was done. Where another thread came between, a reference is not counted.
// fails: two threads that retain at the same time are two
// when: says /compareAndSet\([0-9]+, [0-9]+\) is false/
// when: says /[0-9], end with a count of 2, not freed\n/
// when: passes "the constructor sets the cell"
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
        if (count == 0 || count == Integer.MAX_VALUE) throw new IllegalStateException();
        cell.compareAndSet(count, count + 1);
    }

    public void release() {
        for (;;) {
            int count = cell.get();
            if (count == 0) throw new IllegalStateException();
            if (cell.compareAndSet(count, count - 1)) { if (count == 1) free.run(); return; }
        }
    }

    public int count() {
        return cell.get();
    }
}
