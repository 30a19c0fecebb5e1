// feedback: A fence is one use of the handle, at the place where it stands, and protects what stands before it. In `read()` and `write()` none stands behind the call of the memory.
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
