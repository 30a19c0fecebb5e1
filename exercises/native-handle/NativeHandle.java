/**
 * Owns a piece of memory outside the heap.
 *
 * <p>Task: give it back exactly once, by close() or after the death of the handle.
 */
public class NativeHandle implements AutoCloseable {

    /** Hands out memory outside the heap. */
    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private final Memory memory;
    private final long address;

    public NativeHandle(Memory memory, long bytes) {
        this.memory = memory;
        this.address = memory.allocate(bytes);
    }

    /** Returns where the memory is. */
    public long address() {
        return address;
    }

    /** Gives the memory back. */
    @Override
    public void close() {}
}
