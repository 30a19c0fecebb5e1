// feedback: Without the cleaner nothing is freed too early, and nothing is freed at all.
// fails: a handle that was used and dropped can be collected, and its cell is freed once
// when: not calls Cleaner.register
// when: says "freed after its death"
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
    }

    public int read() {
        return memory.read(address);
    }

    public void write(int value) {
        memory.write(address, value);
    }

    public void copyTo(FencedHandle target) {
        target.write(read());
    }
}
