// hint: 3
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
    private boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        this.memory = memory;
        long address = memory.allocate(bytes);
        this.address = address;
        this.cleanable = CLEANER.register(this, () -> memory.free(address));
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
        cleanable.clean();
    }
}
