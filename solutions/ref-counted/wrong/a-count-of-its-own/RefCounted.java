// feedback: The count is in a field as well, and that is the one that counts: what stands in the cell is not looked at.
// fails: retain() adds one, release() takes one away, and count() is what is in the cell
// when: field int or field AtomicInteger or field long or field AtomicLong
// when: says /in step [0-9]+ after/ or says /with [0-9]+ in the cell/
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
    private int count = 1;

    public RefCounted(Cell cell, Runnable free) {
        this.cell = cell;
        this.free = free;
        cell.set(1);
    }

    public synchronized void retain() {
        if (count == 0 || count == Integer.MAX_VALUE) throw new IllegalStateException();
        cell.set(++count);
    }

    public synchronized void release() {
        if (count == 0) throw new IllegalStateException();
        cell.set(--count);
        if (count == 0) free.run();
    }

    public synchronized int count() {
        return count;
    }
}
