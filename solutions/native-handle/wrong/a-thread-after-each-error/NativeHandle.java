// feedback: What free() throws for a dead handle ends the thread that waits for the dead, and another one is started in its place: a hundred of those are a hundred threads. Catch it within the loop.
// fails: a hundred handles that die start at most one thread, also if free() throws
// when: says "threads started by a hundred handles that died"
// when: passes "is freed after its death, once"
// when: calls Thread.start
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
            start();
        }

        /** When one has ended, the next one goes on. */
        private static void start() {
            Thread net = new Thread(Remains::work, "native-handles");
            net.setDaemon(true);
            net.setUncaughtExceptionHandler((thread, thrown) -> start());
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
