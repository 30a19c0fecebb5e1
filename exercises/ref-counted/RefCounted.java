/**
 * Counts the references to something that is freed with the last of them.
 *
 * <p>Task: count right whatever other threads do, and free once. What stands here counts for one
 * thread, and never frees.
 */
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
        cell.set(cell.get() + 1);
    }

    /** Counts one reference less. */
    public void release() {
        cell.set(cell.get() - 1);
    }

    /** Returns how many references there are; 0 when it is freed. */
    public int count() {
        return cell.get();
    }
}
