// feedback: retain() adds first, and looks then what was there. The first one after the end is refused, and has made the count 1: the second one finds a reference, and what is freed is alive again.
// fails: what is freed is refused, and nothing changes
// when: says /the cell after retain\(\) was refused\] *\s*expected: 0\s*but was: 1/
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
        if (before == 0) throw new IllegalStateException();
        if (before == Integer.MAX_VALUE) { cell.set(before); throw new IllegalStateException(); }
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
