// feedback: close() hands the work to another thread and returns: when it has returned, the memory may not be free yet, and whoever called cannot learn what went wrong.
// fails: close() frees that address, at once and on the calling thread
// when: calls Thread.start or calls CompletableFuture.* or uses ExecutorService or uses Executor
// when: fails "close() frees that address"
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
        long allocated = memory.allocate(bytes);
        this.address = allocated;
        this.cleanable = CLEANER.register(this, () -> memory.free(allocated));
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
        Thread thread = new Thread(cleanable::clean);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
