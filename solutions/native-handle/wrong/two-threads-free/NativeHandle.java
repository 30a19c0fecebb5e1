// feedback: Between the look at the flag and its change another thread can look at it, too, and then both free.
// fails: when several threads close a handle at once, one of them frees
// when: says /two threads that call close\(\) at once|while another is within it/
// when: passes "a closed handle is not freed again"
import java.lang.ref.Cleaner;

public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private static final class Block implements Runnable {
        final Memory memory;
        final long address;
        volatile boolean freed;

        Block(Memory memory, long address) {
            this.memory = memory;
            this.address = address;
        }

        @Override
        public void run() {
            if (!freed) {
                try {
                    memory.free(address);
                } finally {
                    freed = true;
                }
            }
        }
    }

    private final Block block;

    public NativeHandle(Memory memory, long bytes) {
        block = new Block(memory, memory.allocate(bytes));
        CLEANER.register(this, block);
    }

    public long address() {
        if (block.freed) {
            throw new IllegalStateException("closed");
        }
        return block.address;
    }

    @Override
    public void close() {
        block.run();
    }
}
