// feedback: copyTo() protects the handle that it was called on, and not the other one: its address was read from the target before the write began.
// fails: neither cell is freed while copyTo() is at work
// when: passes "while write()"
// when: passes "while read()"
// when: passes "copyTo() reads once"
// when: says "the target"
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
        try {
            return memory.read(address);
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
            target.memory.write(target.address, memory.read(address));
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
