import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;

public class FencedHandle {

    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private static final Set<FencedHandle> IN_USE = ConcurrentHashMap.newKeySet();

    private final Memory memory;
    private final long address;

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        this.memory = memory;
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
    }

    public int read() {
        IN_USE.add(this);
        try {
            return memory.read(address);
        } finally {
            IN_USE.remove(this);
        }
    }

    public void write(int value) {
        IN_USE.add(this);
        try {
            memory.write(address, value);
        } finally {
            IN_USE.remove(this);
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
