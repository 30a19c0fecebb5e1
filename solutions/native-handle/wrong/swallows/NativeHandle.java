// feedback: What free() throws is caught in close(), and the caller believes that all is well.
// fails: what free() throws in close() reaches the caller, and free() is not called again
// when: says /free\(\) throws, and close\(\) returns/
import java.lang.ref.Cleaner;

public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final Memory memory;
    private final long address;
    private final Cleaner.Cleanable cleanable;
    private volatile boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        this.memory = memory;
        long allocated = memory.allocate(bytes);
        this.address = allocated;
        this.cleanable = CLEANER.register(this, () -> memory.free(allocated));
    }

    public long address() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        return address;
    }

    @Override
    public void close() {
        closed = true;
        try {
            cleanable.clean();
        } catch (RuntimeException e) {
            // nothing to be done
        }
    }
}
