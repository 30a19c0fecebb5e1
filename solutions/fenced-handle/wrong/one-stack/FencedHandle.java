// feedback: All threads share one stack of the handles that are at work. A thread that leaves takes the uppermost one out, which may be that of another thread, and leaves its own there.
// fails: a handle that was dropped is freed while another is at work
// when: not uses ThreadLocal
// when: passes "a cell is not freed while the memory uses other handles"
// when: passes "threads read at once, and the last one keeps the cell"
// when: passes "can be collected, and its cell is freed once"
// when: fails "freed while another is at work"
// when: calls ConcurrentLinkedDeque.pop or calls Deque.pop or calls ArrayDeque.pop
import java.lang.ref.Cleaner;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Owns a cell of memory outside the heap; a handle at work is held by a static stack. */
public class FencedHandle {
    /** Hands out cells of memory outside the heap. */
    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    /** The handles that are at work just now; what stands here cannot die. */
    private static final ConcurrentLinkedDeque<FencedHandle> AT_WORK = new ConcurrentLinkedDeque<>();

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
        AT_WORK.push(this);
        try {
            return memory.read(address);
        } finally {
            AT_WORK.pop();
        }
    }

    /** Puts this value into the cell. */
    public void write(int value) {
        AT_WORK.push(this);
        try {
            memory.write(address, value);
        } finally {
            AT_WORK.pop();
        }
    }

    /** Puts what this cell holds into that of the target. */
    public void copyTo(FencedHandle target) {
        AT_WORK.push(this);
        AT_WORK.push(target);
        try {
            target.write(read());
        } finally {
            AT_WORK.pop();
            AT_WORK.pop();
        }
    }
}
