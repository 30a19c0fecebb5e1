// hint: 1
// feedback: The action refers to the handle, so the cleaner keeps the handle alive: a lambda that reads a field, `this::…`, or an object that refers back does it. It can never be collected, and its net never catches it.
// fails: a handle that was dropped can be collected
// when: calls Cleaner.register
// when: passes "close() frees that address"
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
        this.address = memory.allocate(bytes);
        this.cleanable = CLEANER.register(this, () -> this.memory.free(this.address));
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
