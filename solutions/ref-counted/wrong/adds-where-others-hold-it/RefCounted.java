// feedback: With a count of 2 or more, retain() looks and then adds, since somebody else holds it as well. But all others may let go between these two steps, and what they have freed has a reference again: write only if the count is still what you have looked at.
// fails: a retain() beside the last release() keeps it alive, or throws
// when: says /with a count of [2-9], end with a count of 1, freed once\n/
// when: not says /(?<!, )release\(\) in thread A and retain\(\) in B at the same time, with a count of 1, end with a count of 1, freed once\n/
// when: calls Cell.getAndAdd
// when: passes "two threads that release at the same time"
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
        while (true) {
            int count = cell.get();
            if (count == 0) {
                throw new IllegalStateException("freed");
            }
            if (count == Integer.MAX_VALUE) {
                throw new IllegalStateException("too many references");
            }
            if (count > 1) {
                // others hold it as well: this cannot be the last moment, and needs no second try
                cell.getAndAdd(1);
                return;
            }
            if (cell.compareAndSet(1, 2)) {
                return;
            }
        }
    }

    /** Counts one reference less. */
    public void release() {
        int count;
        do {
            count = cell.get();
            if (count == 0) {
                throw new IllegalStateException("freed");
            }
        } while (!cell.compareAndSet(count, count - 1));
        if (count == 1) {
            free.run();
        }
    }

    /** Returns how many references there are; 0 when it is freed. */
    public int count() {
        return cell.get();
    }
}
