// feedback: A release() too many is passed over without a word. Its caller holds something that is freed, and is not told.
// fails: what is freed is refused, and nothing changes
// when: says /release\(\), call 1 after it was freed, must throw IllegalStateException, and returned/
// when: passes "the cell is never less than 0"
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
        for (;;) {
            int count = cell.get();
            if (count == 0) return;
            if (cell.compareAndSet(count, count - 1)) { if (count == 1) free.run(); return; }
        }
    }

    public int count() {
        return cell.get();
    }
}
