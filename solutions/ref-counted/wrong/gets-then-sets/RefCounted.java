// feedback: Between get() and set() the other thread has done the same, and the one who writes last writes over what the other has counted.
// fails: two threads that retain at the same time are two
// hint: 1
// when: says /A: get\(\) is 1\n  B: get\(\) is 1\n  . set/ or says /[0-9], end with a count of 2, not freed\n/
// when: not calls Cell.compareAndSet
// when: not calls Cell.getAndAdd
// when: calls Cell.set
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
        cell.set(count + 1);
    }

    public void release() {
        int count = cell.get();
        if (count == 0) throw new IllegalStateException();
        cell.set(count - 1);
        if (count == 1) free.run();
    }

    public int count() {
        return cell.get();
    }
}
