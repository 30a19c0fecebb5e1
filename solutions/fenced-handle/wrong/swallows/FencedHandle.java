// feedback: The exception of the memory is caught, and the caller reads a number that was never in the cell.
// fails: what the memory throws reaches the caller
// when: says "and read() returns"
import java.lang.ref.*;

public class FencedHandle {

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
        } catch (RuntimeException e) {
            return 0;
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
        try {
            target.write(read());
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
