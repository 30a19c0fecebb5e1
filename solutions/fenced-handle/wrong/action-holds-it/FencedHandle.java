// feedback: The action of the cleaner reads a field, so it holds the handle, and the cleaner holds the action: the handle is never freed too early, since it never dies.
// fails: a handle that was used and dropped can be collected, and its cell is freed once
// when: calls Cleaner.register
// when: says "lambda in FencedHandle"
// when: not static FencedHandle
// when: not static Map
// when: not static Set
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
        CLEANER.register(this, () -> memory.free(this.address));
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
