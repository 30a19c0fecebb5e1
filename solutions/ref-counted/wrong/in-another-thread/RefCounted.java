// feedback: free runs on a thread of its own. When release() returns, it may not have begun, and what it throws reaches nobody.
// fails: the last release() runs free once, on its thread, before it returns
// when: calls Thread.start or calls CompletableFuture.runAsync or calls Executor.execute or calls ExecutorService.submit or calls ExecutorService.execute
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
            if (count == 0) throw new IllegalStateException();
            if (cell.compareAndSet(count, count - 1)) { if (count == 1) new Thread(free).start(); return; }
        }
    }

    public int count() {
        return cell.get();
    }
}
