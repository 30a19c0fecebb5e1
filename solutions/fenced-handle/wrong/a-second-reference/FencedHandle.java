// feedback: One more local variable for the handle holds nothing: compiled code forgets a variable after its last use, however many there are.
// fails: a cell is not freed while read() is at work on it
// when: not calls Reference.reachabilityFence
// when: not field Object
// when: not uses Set
// when: not calls FencedHandle.hold
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
        final FencedHandle self = this;
        return self.memory.read(self.address);
    }

    public void write(int value) {
        final FencedHandle self = this;
        self.memory.write(self.address, value);
    }

    public void copyTo(FencedHandle target) {
        final FencedHandle self = this;
        target.write(self.read());
    }
}
