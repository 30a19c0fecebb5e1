import java.lang.ref.Cleaner;

/**
 * Owns a cell of memory outside the heap.
 *
 * <p>Task: keep the cell from being freed while one of the methods is at work on it.
 */
public class FencedHandle {

    /** Hands out cells of memory outside the heap. */
    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final Memory memory;
    private final long address;

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        this.memory = memory;
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
    }

    /** Returns what the cell holds. */
    public int read() {
        return memory.read(address);
    }

    /** Puts this value into the cell. */
    public void write(int value) {
        memory.write(address, value);
    }

    /** Puts what this cell holds into that of the target. */
    public void copyTo(FencedHandle target) {
        target.write(read());
    }
}
