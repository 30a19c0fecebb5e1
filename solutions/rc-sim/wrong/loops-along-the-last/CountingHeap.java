// feedback: Along the last reference you loop, for the others you call yourself. A chain that goes on by the first of two references is as deep as any.
// fails: one release() frees a chain of 200,000 objects on a stack of 256 KB
// when: says "StackOverflowError when release() frees"
// when: passes "works on the thread that called"
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A heap that counts references: an object goes when the last reference to it is given up. */
public class CountingHeap {

    /** An object of this heap; each of its references may be null. Write to them with set(). */
    public static final class Cell {
        public final String name;
        public final Cell[] refs;
        int count = 1;

        Cell(String name, int refs) {
            this.name = name;
            this.refs = new Cell[refs];
        }
    }

    private final Set<Cell> live = new LinkedHashSet<>();

    /** Makes an object with this many references, all null. Its count is 1: the caller holds it. */
    public Cell allocate(String name, int refs) {
        Cell cell = new Cell(name, refs);
        live.add(cell);
        return cell;
    }

    /** Returns the objects that are not freed. */
    public Collection<Cell> live() {
        return new ArrayList<>(live);
    }

    /** Returns how many references lead to this object; 0 if it is freed. */
    public int count(Cell cell) {
        return cell.count;
    }

    /** Somebody else holds this object, too. */
    public void retain(Cell cell) {
        if (cell != null) {
            check(cell);
            cell.count++;
        }
    }

    /** Somebody does not hold this object any more. */
    public void release(Cell cell) {
        if (cell != null) {
            check(cell);
            give(cell);
        }
    }

    /** Makes a reference of `from` lead to `to`, which may be null. */
    public void set(Cell from, int ref, Cell to) {
        check(from);
        if (to != null) {
            check(to);
        }
        Cell old = from.refs[ref];
        if (old == to) {
            return;
        }
        from.refs[ref] = to;
        if (to != null) {
            to.count++;
        }
        if (old != null) {
            give(old);
        }
    }

    private void give(Cell cell) {
        Cell next = cell;
        while (next != null && --next.count == 0) {
            live.remove(next);
            Cell last = null;
            for (Cell ref : next.refs) {
                if (ref != null) {
                    if (last != null) {
                        give(last);
                    }
                    last = ref;
                }
            }
            next = last;
        }
    }

    private static void check(Cell cell) {
        if (cell.count == 0) {
            throw new IllegalStateException(cell.name + " is freed");
        }
    }
}
