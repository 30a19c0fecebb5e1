// feedback: Each memory gets a Cleaner of its own, and each Cleaner starts a thread. One for the class is enough, however many memories there are.
// when: says "of a hundred memories"
// fails: a hundred handles start at most one thread
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Owns a piece of memory outside the heap. */
public class NativeHandle implements AutoCloseable {

    /** Hands out memory outside the heap. */
    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    /** Each memory has a cleaner of its own, so that a slow one does not hold up the others. */
    private static final Map<Memory, Cleaner> CLEANERS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private static Runnable freeing(Memory memory, long address) {
        return () -> memory.free(address);
    }

    private final long address;
    private final Cleaner.Cleanable cleanable;
    private volatile boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        address = memory.allocate(bytes);
        cleanable = CLEANERS.computeIfAbsent(memory, m -> Cleaner.create())
                .register(this, freeing(memory, address));
    }

    /** Returns where the memory is. */
    public long address() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Reference.reachabilityFence(this);
        return address;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        closed = true;
        try {
            cleanable.clean();
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
