// feedback: close() calls free() itself, and the cleaner does not know of it: when the handle dies, the same address is freed a second time.
// fails: a closed handle is not freed again when it dies
// when: calls Cleaner.register
// when: passes "a second close() does nothing"
// when: passes "a handle that was dropped without close()"
import java.lang.ref.Cleaner;

public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final Memory memory;
    private final long address;
    private volatile boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        this.memory = memory;
        long allocated = memory.allocate(bytes);
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
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
