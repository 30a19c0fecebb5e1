// feedback: close() calls free() first and notes afterwards that it was called: if free() throws, it is never noted.
// fails: what free() throws in close() reaches the caller, and free() is not called again
// when: says "after a close() whose free() threw is"
// when: passes "after close(), address() throws"
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
        cleanable.clean();
        closed = true;
    }
}
