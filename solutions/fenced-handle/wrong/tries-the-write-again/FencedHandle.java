// feedback: When the write of `copyTo` throws, you write again. Each call is to be made once, and what it throws is the caller's affair.
// fails: what the memory throws reaches the caller
// when: says "in the end a copyTo()"
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

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

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        this.memory = memory;
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
    }

    public int read() {
        try {
            return memory.read(address);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    public void write(int value) {
        try {
            memory.write(address, value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    public void copyTo(FencedHandle target) {
        int value = read();
        try {
            target.write(value);
        } catch (IllegalStateException e) {
            target.write(value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
