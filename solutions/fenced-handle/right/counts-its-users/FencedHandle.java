import java.lang.ref.*;
import java.util.concurrent.*;

public class FencedHandle {

    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private static final ConcurrentMap<FencedHandle, Integer> IN_USE = new ConcurrentHashMap<>();

    private final Memory memory;
    private final long address;

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        this.memory = memory;
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
    }

    public int read() {
        int[] value = new int[1];
        counted(() -> value[0] = memory.read(address));
        return value[0];
    }

    /** Whoever is at work is counted first, and what is counted is in the map. */
    private void counted(Runnable work) {
        IN_USE.merge(this, 1, Integer::sum);
        try {
            work.run();
        } finally {
            IN_USE.computeIfPresent(this, (handle, users) -> users == 1 ? null : users - 1);
        }
    }

    public void write(int value) {
        counted(() -> memory.write(address, value));
    }

    public void copyTo(FencedHandle target) {
        counted(() -> target.write(read()));
    }
}
