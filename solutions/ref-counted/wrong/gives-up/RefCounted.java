// feedback: Where another thread came between, the call gives up and throws, though its caller holds a reference. Whoever was late has to look again and try again.
// fails: two threads that retain at the same time are two
// when: says /compareAndSet\([0-9]+, [0-9]+\) is false/
// when: says /end with a count of 2, not freed, call 1 of . refused/
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
        if (!cell.compareAndSet(count, count + 1)) throw new IllegalStateException();
    }

    public void release() {
        int count = cell.get();
        if (count == 0 || !cell.compareAndSet(count, count - 1)) throw new IllegalStateException();
        if (count == 1) free.run();
    }

    public int count() {
        return cell.get();
    }
}
