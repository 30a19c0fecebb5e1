// feedback: close() does its part, and nothing happens when nobody calls it: memory that a forgotten handle owns is never freed.
// fails: a handle that was dropped without close() is freed after its death, once
// when: not calls Cleaner.register
// when: not uses PhantomReference
// when: not uses WeakReference
// when: passes "close() frees that address"
// when: passes "there is no finalize"
public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private final Memory memory;
    private final long address;
    private boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        this.memory = memory;
        this.address = memory.allocate(bytes);
    }

    public long address() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        return address;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            memory.free(address);
        }
    }
}
