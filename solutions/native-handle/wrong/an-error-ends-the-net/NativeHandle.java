// feedback: The thread that waits for the dead catches a `RuntimeException`, and free() may throw an `Error` as well: that ends it, and no handle that dies later is freed.
// fails: when free() has thrown for a dead handle, those that die later are freed
// when: says "throws AssertionError each time"
// when: passes "a hundred handles start at most one thread"
// when: passes "is freed after its death, once"
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Owns a piece of memory outside the heap. */
public class NativeHandle implements AutoCloseable {

    /** Hands out memory outside the heap. */
    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    /** What is left of a handle when it is dead. */
    private static final class Remains extends PhantomReference<NativeHandle> {
        private static final ReferenceQueue<NativeHandle> DEAD = new ReferenceQueue<>();
        private static final Set<Remains> OPEN = ConcurrentHashMap.newKeySet();

        static {
            Thread net = new Thread(Remains::work, "native-handles");
            net.setDaemon(true);
            net.start();
        }

        private final Memory memory;
        private final long address;

        Remains(NativeHandle handle, Memory memory, long address) {
            super(handle, DEAD);
            this.memory = memory;
            this.address = address;
            OPEN.add(this);
        }

        boolean isOpen() {
            return OPEN.contains(this);
        }

        void free() {
            if (OPEN.remove(this)) {
                clear();
                memory.free(address);
            }
        }

        private static void work() {
            while (true) {
                try {
                    ((Remains) DEAD.remove()).free();
                } catch (InterruptedException | RuntimeException e) {
                    // One that cannot be freed must not keep the others from it.
                }
            }
        }
    }

    private final Remains remains;

    public NativeHandle(Memory memory, long bytes) {
        this.remains = new Remains(this, memory, memory.allocate(bytes));
    }

    /** Returns where the memory is. */
    public long address() {
        if (!remains.isOpen()) {
            throw new IllegalStateException("the handle is closed");
        }
        return remains.address;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        remains.free();
    }
}
