// feedback: The action of the cleaner waits until nobody is at work on its cell. The cleaner has one thread for all handles: while one call goes on, nothing else that was dropped is freed.
// fails: a handle that was dropped is freed while another is at work
// when: uses ReentrantReadWriteLock or uses ReadWriteLock or uses StampedLock or uses ReentrantLock or uses Semaphore
// when: passes "used and dropped can be collected"
// when: fails "is freed while another is at work"
import java.lang.ref.Cleaner;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Owns a cell of memory outside the heap. */
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
    /** Shared by those who use the cell; the cleaner wants it for itself. */
    private final Lock use;

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        ReadWriteLock lock = new ReentrantReadWriteLock();
        this.memory = memory;
        this.address = allocated;
        this.use = lock.readLock();
        CLEANER.register(this, () -> {
            lock.writeLock().lock();
            try {
                memory.free(allocated);
            } finally {
                lock.writeLock().unlock();
            }
        });
    }

    /** Returns what the cell holds. */
    public int read() {
        Lock lock = use;
        lock.lock();
        try {
            return memory.read(address);
        } finally {
            lock.unlock();
        }
    }

    /** Puts this value into the cell. */
    public void write(int value) {
        Lock lock = use;
        lock.lock();
        try {
            memory.write(address, value);
        } finally {
            lock.unlock();
        }
    }

    /** Puts what this cell holds into that of the target. */
    public void copyTo(FencedHandle target) {
        Lock lock = use;
        lock.lock();
        try {
            target.write(read());
        } finally {
            lock.unlock();
        }
    }
}
