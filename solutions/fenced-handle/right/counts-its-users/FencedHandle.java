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
        enter();
        try {
            return memory.read(address);
        } finally {
            leave();
        }
    }

    private void enter() {
        IN_USE.merge(this, 1, Integer::sum);
    }

    private void leave() {
        IN_USE.computeIfPresent(this, (handle, users) -> users == 1 ? null : users - 1);
    }

    public void write(int value) {
        enter();
        try {
            memory.write(address, value);
        } finally {
            leave();
        }
    }

    public void copyTo(FencedHandle target) {
        enter();
        try {
            target.write(read());
        } finally {
            leave();
        }
    }
}
