// feedback: A static set says which addresses are still to be freed. Two memories may hand out the same one.
// fails: close() frees that address, at once and on the calling thread
// when: says "in another memory"
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.*;

public class NativeHandle implements AutoCloseable {
    /** Hands out memory outside the heap. */
    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();
    private final long address;
    private final Cleaner.Cleanable cleanable;
    private static final java.util.Set<Long> OPEN = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        long address = memory.allocate(bytes);
        this.address = address;
        this.cleanable = CLEANER.register(this, () -> { if (OPEN.remove(address)) memory.free(address); });
        OPEN.add(address);
    }
    public long address() {
        if (closed) throw new IllegalStateException("closed");
        return address;
    }
    @Override
    public void close() {
        closed = true;
        cleanable.clean();
    }
}
