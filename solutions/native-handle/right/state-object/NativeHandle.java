import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private static final class Block implements Runnable {
        private final Memory memory;
        private final long address;
        private final AtomicBoolean freed = new AtomicBoolean();

        Block(Memory memory, long bytes) {
            this.memory = memory;
            this.address = memory.allocate(bytes);
        }

        @Override
        public void run() {
            if (freed.compareAndSet(false, true)) {
                memory.free(address);
            }
        }
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final Block block;

    public NativeHandle(Memory memory, long bytes) {
        block = new Block(memory, bytes);
        CLEANER.register(this, block);
    }

    public long address() {
        if (block.freed.get()) {
            throw new IllegalStateException("closed");
        }
        return block.address;
    }

    @Override
    public void close() {
        block.run();
    }
}
