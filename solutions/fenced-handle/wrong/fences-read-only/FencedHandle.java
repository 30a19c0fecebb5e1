// feedback: Reading is protected, and writing is not: a write into freed memory destroys what belongs to somebody else by then.
// fails: a cell is not freed while write() is at work on it
// when: passes "while read()"
// when: calls Reference.reachabilityFence
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
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    public void write(int value) {
        memory.write(address, value);
    }

    public void copyTo(FencedHandle target) {
        target.write(read());
    }
}
