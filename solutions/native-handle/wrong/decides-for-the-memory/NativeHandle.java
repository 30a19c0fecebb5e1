// feedback: The handle refuses a number of bytes by itself. What can be allocated is for the memory to say.
// fails: the constructor allocates once, and address() returns that address
// when: says /new NativeHandle\(memory, (0|-1)\) throws/
import java.lang.ref.Cleaner;

/** Owns a piece of memory outside the heap. */
public class NativeHandle implements AutoCloseable {

    /** Hands out memory outside the heap. */
    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final long address;
    private final Cleaner.Cleanable cleanable;
    private volatile boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes must be positive, was " + bytes);
        }
        long allocated = memory.allocate(bytes);
        address = allocated;
        cleanable = CLEANER.register(this, () -> memory.free(allocated));
    }

    /** Returns where the memory is. */
    public long address() {
        if (closed) {
            throw new IllegalStateException("the handle is closed");
        }
        return address;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        closed = true;
        cleanable.clean();
    }
}
