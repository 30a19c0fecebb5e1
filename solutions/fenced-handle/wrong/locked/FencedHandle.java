// feedback: A lock keeps the handle alive, since it has to be unlocked at the end. But it also makes each reader wait for all others.
// fails: no reader waits for another
// when: fails "no reader waits"
// when: not says "a thread that calls write(5) waits for them"
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

    public synchronized int read() {
        return memory.read(address);
    }

    public synchronized void write(int value) {
        memory.write(address, value);
    }

    public synchronized void copyTo(FencedHandle target) {
        target.write(read());
    }
}
