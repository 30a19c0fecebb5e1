// feedback: Whether it is freed is asked of a field, which is written a step after the 0: between the two another thread still retains. Ask what you have read from the cell.
// fails: what is freed is refused, and nothing changes
// when: says /when 0 stands in the cell/
// when: field boolean
public class RefCounted {
    public interface Cell {
        int get();
        void set(int value);
        int getAndAdd(int n);
        boolean compareAndSet(int expected, int value);
    }
    private final Cell cell;
    private final Runnable free;
    private volatile boolean freed;

    public RefCounted(Cell cell, Runnable free) {
        this.cell = cell;
        this.free = free;
        cell.set(1);
    }

    public void retain() {
        int c;
        do {
            c = cell.get();
            if (freed || c == Integer.MAX_VALUE) throw new IllegalStateException("count " + c);
        } while (!cell.compareAndSet(c, c + 1));
    }

    public void release() {
        int c;
        do {
            c = cell.get();
            if (freed) throw new IllegalStateException("freed");
        } while (!cell.compareAndSet(c, c - 1));
        if (c == 1) { freed = true; free.run(); }
    }

    public int count() {
        return cell.get();
    }
}
