// feedback: free runs while the count is still 1. Who looks meanwhile takes it for alive.
// fails: while free runs the cell is 0 already
// when: says /what was in the cell while free ran\]\s*(\n|.)*\[1\]/
// when: passes "the last release() runs free once"
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

    public synchronized void retain() {
        int count = cell.get();
        if (count == 0 || count == Integer.MAX_VALUE) throw new IllegalStateException();
        cell.set(count + 1);
    }

    public synchronized void release() {
        int count = cell.get();
        if (count == 0) throw new IllegalStateException();
        if (count == 1) free.run();
        cell.set(count - 1);
    }

    public synchronized int count() {
        return cell.get();
    }
}
