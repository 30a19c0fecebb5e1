// feedback: The fence stands before the call. It is one use of the handle, and it is over when the memory is read: a fence protects what stands before it.
// fails: a cell is not freed while read() is at work on it
// when: calls Reference.reachabilityFence
// when: fails "write()"
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
        Reference.reachabilityFence(this);
        return memory.read(address);
    }

    public void write(int value) {
        Reference.reachabilityFence(this);
        memory.write(address, value);
    }

    public void copyTo(FencedHandle target) {
        Reference.reachabilityFence(this);
        target.write(read());
    }
}
