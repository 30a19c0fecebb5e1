// feedback: After some tries that other threads have spoiled, the call gives up, though its caller holds a reference. There is no limit to that: each failure means that another thread went on, so try until it is done.
// fails: who loses against other threads 100,000 times in turn is served all the same
// when: says /while another thread comes? between 100,000 times/
// when: passes "two threads that retain at the same time are two"
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
        if (change(-1) == 0) {
            free.run();
        }
    }

    /** Adds one or takes one away, if nobody comes between; returns what was written. */
    private int change(int n) {
        for (int tries = 0; tries < 100; tries++) {
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
        throw new IllegalStateException("too many others");
    }

    /** Returns how many references there are; 0 when it is freed. */
    public int count() {
        return cell.get();
    }
}
