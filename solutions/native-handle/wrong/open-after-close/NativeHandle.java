// feedback: address() hands out the address after close(), when the memory may belong to somebody else.
// fails: after close(), address() throws IllegalStateException
// when: says /which was freed/
import java.lang.ref.Cleaner;

public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final Memory memory;
    private final long address;
    private final Cleaner.Cleanable cleanable;

    public NativeHandle(Memory memory, long bytes) {
        this.memory = memory;
        long allocated = memory.allocate(bytes);
        this.address = allocated;
        this.cleanable = CLEANER.register(this, () -> memory.free(allocated));
    }

    public long address() {
        return address;
    }

    @Override
    public void close() {
        cleanable.clean();
    }
}
