// feedback: The handle counts as closed only after free() has returned: if free() throws, the same address is freed once more, by the next close() or by the net.
// fails: what free() throws in close() reaches the caller, and free() is not called again
// when: says /how often the address was freed whose free|close\(\) throws/
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private static final class Block implements Runnable {
        final Memory memory;
        final long address;
        boolean freed;

        Block(Memory memory, long address) {
            this.memory = memory;
            this.address = address;
        }

        @Override
        public synchronized void run() {
            if (!freed) {
                memory.free(address);
                freed = true;
            }
        }
    }

    private final Block block;
    private final AtomicBoolean closed = new AtomicBoolean();

    public NativeHandle(Memory memory, long bytes) {
        block = new Block(memory, memory.allocate(bytes));
        CLEANER.register(this, block);
    }

    public long address() {
        if (closed.get()) {
            throw new IllegalStateException("closed");
        }
        return block.address;
    }

    @Override
    public void close() {
        closed.set(true);
        block.run();
    }
}
