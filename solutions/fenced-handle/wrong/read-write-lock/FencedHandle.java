// feedback: A read lock lets many readers in, until a writer waits for them: readers that come from then on queue behind the writer, and so wait for those who are in there.
// fails: no reader waits for another
// when: uses ReentrantReadWriteLock or uses StampedLock or uses ReadWriteLock
// when: says "a thread that calls write(5) waits for them"
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Owns a cell of memory outside the heap; readers share it, a writer has it alone. */
public class FencedHandle {
    /** Hands out cells of memory outside the heap. */
    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final Memory memory;
    private final long address;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        this.memory = memory;
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
    }

    /** Returns what the cell holds. */
    public int read() {
        lock.readLock().lock();
        try {
            return memory.read(address);
        } finally {
            lock.readLock().unlock();
            Reference.reachabilityFence(this);
        }
    }

    /** Puts this value into the cell. */
    public void write(int value) {
        lock.writeLock().lock();
        try {
            memory.write(address, value);
        } finally {
            lock.writeLock().unlock();
            Reference.reachabilityFence(this);
        }
    }

    /** Puts what this cell holds into that of the target. */
    public void copyTo(FencedHandle target) {
        try {
            target.write(read());
        } finally {
            Reference.reachabilityFence(this);
            Reference.reachabilityFence(target);
        }
    }
}
