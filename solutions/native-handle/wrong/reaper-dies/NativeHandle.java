// feedback: What free() throws for a dead handle ends the thread that waits for the dead: no handle that dies later is freed.
// when: passes "is freed after its death, once"
// when: says "throws IllegalStateException each time"
// fails: when free() has thrown for a dead handle, those that die later are freed
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

/** Owns a piece of memory outside the heap; phantom references and a thread of our own are the net. */
public class NativeHandle implements AutoCloseable {

    /** Hands out memory outside the heap. */
    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    /** The memory of a handle; frees it once. */
    private static final class Lease extends PhantomReference<NativeHandle> {
        private static final ReferenceQueue<NativeHandle> DEAD = new ReferenceQueue<>();
        private static final Set<Lease> OPEN = new HashSet<>();

        static {
            Thread reaper = new Thread(Lease::reap, "native handle reaper");
            reaper.setDaemon(true);
            reaper.start();
        }

        private final Memory memory;
        private final long address;

        Lease(NativeHandle handle, Memory memory, long address) {
            super(handle, DEAD);
            this.memory = memory;
            this.address = address;
            synchronized (OPEN) {
                OPEN.add(this);
            }
        }

        boolean isOpen() {
            synchronized (OPEN) {
                return OPEN.contains(this);
            }
        }

        /** Whoever takes the lease out of the open ones is the one to free. */
        void end() {
            boolean mine;
            synchronized (OPEN) {
                mine = OPEN.remove(this);
            }
            if (mine) {
                clear();
                memory.free(address);
            }
        }

        private static void reap() {
            try {
                while (true) {
                    ((Lease) DEAD.remove()).end();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final Lease lease;

    public NativeHandle(Memory memory, long bytes) {
        lease = new Lease(this, memory, memory.allocate(bytes));
    }

    /** Returns where the memory is. */
    public long address() {
        if (!lease.isOpen()) {
            throw new IllegalStateException("the handle is closed");
        }
        long address = lease.address;
        Reference.reachabilityFence(this);
        return address;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        try {
            lease.end();
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
