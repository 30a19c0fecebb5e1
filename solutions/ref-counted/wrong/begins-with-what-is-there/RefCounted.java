// feedback: The constructor adds its reference to what is in the cell, and that may be anything: memory that was used before.
// fails: the constructor sets the cell to 1, whatever was in it
// when: says /the cell after the constructor, with 1 in it before\]\s*expected: 1\s*but was: 2/
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
        cell.getAndAdd(1);
    }

    public void retain() {
        for (;;) {
            int count = cell.get();
            if (count == 0 || count == Integer.MAX_VALUE) throw new IllegalStateException();
            if (cell.compareAndSet(count, count + 1)) return;
        }
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
