import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    /** What a Cleaner does, by hand. */
    private static final class Death extends PhantomReference<NativeHandle> {
        static final ReferenceQueue<NativeHandle> QUEUE = new ReferenceQueue<>();
        static final Set<Death> WAITING = ConcurrentHashMap.newKeySet();

        static {
            Thread thread = new Thread(Death::work, "native handles");
            thread.start();
        }

        final Memory memory;
        final long address;

        Death(NativeHandle handle, Memory memory, long address) {
            super(handle, QUEUE);
            this.memory = memory;
            this.address = address;
            WAITING.add(this);
        }

        void free() {
            if (WAITING.remove(this)) {
                memory.free(address);
            }
        }

        static void work() {
            while (true) {
                try {
                    ((Death) QUEUE.remove()).free();
                } catch (InterruptedException e) {
                    return;
                } catch (Throwable e) {
                    // nobody to tell
                }
            }
        }
    }

    private final Death death;

    public NativeHandle(Memory memory, long bytes) {
        death = new Death(this, memory, memory.allocate(bytes));
    }

    public long address() {
        if (!Death.WAITING.contains(death)) {
            throw new IllegalStateException("closed");
        }
        return death.address;
    }

    @Override
    public void close() {
        death.free();
    }
}
