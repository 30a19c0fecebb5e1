// feedback: A thread has one place here for what it is at work on. If the memory uses another handle meanwhile, that one takes the place and leaves it empty, and the first handle is unprotected for the rest of its call.
// fails: a cell is not freed while the memory uses other handles
// when: uses ThreadLocal
// when: passes "while read()"
// when: passes "while write()"
// when: fails "while the memory uses other handles"
import java.lang.ref.Cleaner;

/** Owns a cell of memory outside the heap. */
public class FencedHandle {

    /** Hands out cells of memory outside the heap. */
    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    /** What this thread is at work on: the thread leads to it, so it is not collected. */
    private static final ThreadLocal<Object> AT_WORK = new ThreadLocal<>();

    private final Memory memory;
    private final long address;

    public FencedHandle(Memory memory) {
        long allocated = memory.allocate();
        this.memory = memory;
        this.address = allocated;
        CLEANER.register(this, () -> memory.free(allocated));
    }

    /** Returns what the cell holds. */
    public int read() {
        AT_WORK.set(this);
        try {
            return memory.read(address);
        } finally {
            AT_WORK.remove();
        }
    }

    /** Puts this value into the cell. */
    public void write(int value) {
        AT_WORK.set(this);
        try {
            memory.write(address, value);
        } finally {
            AT_WORK.remove();
        }
    }

    /** Puts what this cell holds into that of the target. */
    public void copyTo(FencedHandle target) {
        AT_WORK.set(new FencedHandle[] {this, target});
        try {
            int value = memory.read(address);
            target.memory.write(target.address, value);
        } finally {
            AT_WORK.remove();
        }
    }
}
