// feedback: The handle is taken out of the static set when the call has returned. When it has thrown, nobody takes it out.
// fails: a handle that was used and dropped can be collected, and its cell is freed once
// when: says "thrown"
// when: static Map or static Set or static *
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

    private static final Map<FencedHandle, Integer> IN_USE = new ConcurrentHashMap<>();

    private final Memory memory;
    private final long address;

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        this.memory = memory;
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
    }

    public int read() {
        IN_USE.merge(this, 1, Integer::sum);
        int value = memory.read(address);
        IN_USE.computeIfPresent(this, (handle, users) -> users == 1 ? null : users - 1);
        return value;
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
