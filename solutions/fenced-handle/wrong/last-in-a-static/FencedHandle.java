// feedback: A static field holds the handle that was used last, for ever: it is protected, and it never dies.
// fails: a handle that was used and dropped can be collected, and its cell is freed once
// when: static FencedHandle
import java.lang.ref.*;

public class FencedHandle {

    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private static FencedHandle last;

    private final Memory memory;
    private final long address;

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        this.memory = memory;
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
    }

    public int read() {
        last = this;
        return memory.read(address);
    }

    public void write(int value) {
        last = this;
        memory.write(address, value);
    }

    public void copyTo(FencedHandle target) {
        try {
            target.write(read());
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
