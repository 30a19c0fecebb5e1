// feedback: What was read and written is remembered in a static map by its address, and handles that are gone leave their entries there.
// fails: a thousand handles that were dropped leave nothing behind
// when: static Map
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

    private static final Map<Long, Integer> VALUES = new ConcurrentHashMap<>();

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
            int value = memory.read(address);
            VALUES.put(address, value);
            return value;
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
