import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/** A handle may die at work: its cell is freed by whoever is the last to use it. */
public class FencedHandle {

    public interface Memory {
        long allocate();

        int read(long address);

        void write(long address, int value);

        void free(long address);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private static final class Cell {
        final Memory memory;
        final long address;
        private int users = 1;

        Cell(Memory memory) {
            this.memory = memory;
            this.address = memory.allocate();
        }

        synchronized void enter() {
            users++;
        }

        void leave() {
            boolean last;
            synchronized (this) {
                last = --users == 0;
            }
            if (last) {
                memory.free(address);
            }
        }
    }

    private final Cell cell;

    public FencedHandle(Memory memory) {
        Cell made = new Cell(memory);
        cell = made;
        CLEANER.register(this, made::leave);
    }

    private Cell enter() {
        cell.enter();
        Reference.reachabilityFence(this);
        return cell;
    }

    public int read() {
        Cell used = enter();
        try {
            return used.memory.read(used.address);
        } finally {
            used.leave();
        }
    }

    public void write(int value) {
        Cell used = enter();
        try {
            used.memory.write(used.address, value);
        } finally {
            used.leave();
        }
    }

    public void copyTo(FencedHandle target) {
        Cell from = enter();
        try {
            Cell to = target.enter();
            try {
                to.memory.write(to.address, from.memory.read(from.address));
            } finally {
                to.leave();
            }
        } finally {
            from.leave();
        }
    }
}
