// feedback: release() takes one away without a look. Released once too often, the count is -1, which is no number of references, and the next retain() makes it 0.
// fails: the cell is never less than 0, and stays 0 without a moment in between
// when: says /the cell was \[.*0, -1/
// when: calls Cell.getAndAdd
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
        int before = cell.getAndAdd(-1);
        if (before == 1) free.run();
        if (before < 1) throw new IllegalStateException();
    }

    public int count() {
        return cell.get();
    }
}
