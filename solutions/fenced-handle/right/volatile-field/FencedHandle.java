// hint: 1
import java.lang.ref.*;

public class FencedHandle {

    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private volatile boolean isTouched;

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
            isTouched = true;
        }
    }

    public void write(int value) {
        try {
            memory.write(address, value);
        } finally {
            isTouched = true;
        }
    }

    public void copyTo(FencedHandle target) {
        int value = read();
        try {
            target.write(value);
        } finally {
            isTouched = true;
        }
    }
}
