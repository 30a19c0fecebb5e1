// feedback: retain() looks whether it is freed, and then adds. The last release() comes between, frees, and what is freed has a reference again.
// fails: a retain() beside the last release() keeps it alive, or throws
// when: says /(?<!, )release\(\) in thread A and retain\(\) in B at the same time, with a count of 1, end with a count of 1, freed once\n/
// when: calls Cell.getAndAdd
// when: passes "what is freed is refused, and"
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
        cell.getAndAdd(1);
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
