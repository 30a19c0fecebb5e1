// hint: 2
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
        int value = memory.read(address);
        Reference.reachabilityFence(this);
        return value;
    }

    public void write(int value) {
        memory.write(address, value);
        Reference.reachabilityFence(this);
    }

    public void copyTo(FencedHandle target) {
        int value = memory.read(address);
        target.memory.write(target.address, value);
        Reference.reachabilityFence(target);
        Reference.reachabilityFence(this);
    }
}
