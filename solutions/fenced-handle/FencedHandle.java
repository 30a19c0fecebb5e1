import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * Owns a cell of memory outside the heap, which is not freed while a method is at work on it.
 *
 * <p>When a call throws, nobody works on the cell any more. So the fences need no finally here: as
 * long as a call may return, the way back leads to its fence.
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
        int value = memory.read(address);
        Reference.reachabilityFence(this);
        return value;
    }

    /** Puts this value into the cell. */
    public void write(int value) {
        memory.write(address, value);
        Reference.reachabilityFence(this);
    }

    /** Puts what this cell holds into that of the target, which protects itself. */
    public void copyTo(FencedHandle target) {
        target.write(read());
        Reference.reachabilityFence(this);
    }
}
