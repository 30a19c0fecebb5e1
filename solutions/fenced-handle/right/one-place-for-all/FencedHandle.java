import java.lang.ref.*;
import java.util.function.IntSupplier;

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
        return using(this, () -> memory.read(address));
    }

    public void write(int value) {
        using(this, () -> {
            memory.write(address, value);
            return 0;
        });
    }

    public void copyTo(FencedHandle target) {
        using(this, () -> {
            target.write(read());
            return 0;
        });
    }

    private static int using(FencedHandle handle, IntSupplier work) {
        try {
            return work.getAsInt();
        } finally {
            Reference.reachabilityFence(handle);
        }
    }
}
