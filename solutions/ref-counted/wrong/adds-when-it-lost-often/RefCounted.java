// feedback: After some tries that other threads have spoiled, retain() adds without a look, and takes it back if it was too late. By then the last reference may be gone, and what is freed has one again for a moment. However often it was in vain: look, and write only if nothing has changed.
// fails: a retain() beside the last release() keeps it alive, or throws
// when: says /retain\(\), after others came between [0-9,]+ times, in thread A/
// when: says /the cell was 0, and then 1\n(.|\n)*A: getAndAdd\(1\) is 0/
// when: calls Cell.getAndAdd
// when: passes "two threads that retain at the same time are two"
// when: passes "the cell is never less than 0, and stays 0"
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

    private static final int ATTEMPTS = 8;

    /** Counts one reference more. */
    public void retain() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int count = cell.get();
            check(count);
            if (cell.compareAndSet(count, count + 1)) {
                return;
            }
        }
        // Too much traffic for compareAndSet: add without looking, and take it back if it was too late.
        int before = cell.getAndAdd(1);
        if (before == 0 || before == Integer.MAX_VALUE) {
            cell.getAndAdd(-1);
            check(before);
        }
    }

    private static void check(int count) {
        if (count == 0) {
            throw new IllegalStateException("already freed");
        }
        if (count == Integer.MAX_VALUE) {
            throw new IllegalStateException("too many references");
        }
    }

    /** Counts one reference less. */
    public void release() {
        int count;
        do {
            count = cell.get();
            if (count == 0) {
                throw new IllegalStateException("already freed");
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
