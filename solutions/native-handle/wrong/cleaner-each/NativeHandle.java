// feedback: Each handle makes a Cleaner of its own, and each Cleaner starts a thread. One for the class is enough.
// fails: a hundred handles start at most one thread
// when: calls Cleaner.create
// when: not says "of a hundred memories"
// when: passes "close() frees that address"
import java.lang.ref.Cleaner;

public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private final Memory memory;
    private final long address;
    private final Cleaner.Cleanable cleanable;
    private volatile boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        this.memory = memory;
        long allocated = memory.allocate(bytes);
        this.address = allocated;
        this.cleanable = Cleaner.create().register(this, () -> memory.free(allocated));
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
