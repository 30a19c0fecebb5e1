// feedback: What was added to a freed count is taken away again, a step later. In between the count is 1, and another thread that looks then takes it for alive.
// fails: the cell is never less than 0, and stays 0 without a moment in between
// when: says /the cell was \[.*0, 1, 0/
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
        int before = cell.getAndAdd(1);
        if (before == 0 || before == Integer.MAX_VALUE) {
            cell.getAndAdd(-1);
            throw new IllegalStateException();
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
