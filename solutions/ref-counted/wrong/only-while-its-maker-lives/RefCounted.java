// feedback: What is to be freed is left alone when the thread that made it has ended. Threads end, and what they have made is used on: whichever thread takes the last reference away frees it.
// fails: the last release() runs free once, on its thread, before it returns
// when: says /when the threads have ended that made and retained it\]\s*expected: 1\s*but was: 0/
// when: passes "while free runs the cell is 0 already"
// when: calls Thread.isAlive or calls Thread.getState or uses WeakReference or uses ThreadLocal
/** Counts the references to something that is freed with the last of them. */
public class RefCounted {

    /** A number in memory that several threads see; each call is one step. */
    public interface Cell {

        int get();

        void set(int value);

        /** Adds, and returns what was there before. */
        int getAndAdd(int n);

        /** Writes if what is there is what was expected, and returns whether it was. */
        boolean compareAndSet(int expected, int value);
    }

    private final Cell cell;
    private final Runnable free;
    private final Thread maker = Thread.currentThread();

    /**
     * Begins with one reference, that of the caller.
     *
     * @param cell where the count is kept
     * @param free what is to be done when the last reference is gone
     */
    public RefCounted(Cell cell, Runnable free) {
        this.cell = cell;
        this.free = free;
        cell.set(1);
    }

    /** Counts one reference more. */
    public void retain() {
        change(1);
    }

    /** Counts one reference less. */
    public void release() {
        if (change(-1) == 0 && maker.isAlive()) {
            free.run();
        }
    }

    /** Adds one or takes one away, if nobody comes between; returns what was written. */
    private int change(int n) {
        for (;;) {
            int count = cell.get();
            if (count == 0) {
                throw new IllegalStateException("freed");
            }
            if (count + n < 0) {
                throw new IllegalStateException("too many references");
            }
            if (cell.compareAndSet(count, count + n)) {
                return count + n;
            }
        }
    }

    /** Returns how many references there are; 0 when it is freed. */
    public int count() {
        return cell.get();
    }
}
