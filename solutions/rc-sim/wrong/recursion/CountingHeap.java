// feedback: What is freed calls the same method again for each of its references: a chain of 200,000 objects needs 200,000 frames. CPython met the same cliff; keep what is still to be freed in a collection.
// fails: one release() frees a chain of 200,000 objects on a stack of 256 KB
// when: says "StackOverflowError when release() frees"
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
        check(cell);
        if (cell != null) {
            cell.count++;
        }
    }

    /** Somebody does not hold this object any more. */
    public void release(Cell cell) {
        check(cell);
        if (cell != null && --cell.count == 0) {
            live.remove(cell);
            for (Cell ref : cell.refs) {
                release(ref);
            }
        }
    }

    /** Makes a reference of `from` lead to `to`, which may be null. */
    public void set(Cell from, int ref, Cell to) {
        check(from);
        Cell old = from.refs[ref];
        retain(to);
        from.refs[ref] = to;
        release(old);
    }

    private void check(Cell cell) {
        if (cell != null && !live.contains(cell)) {
            throw new IllegalStateException(cell.name + " is freed");
        }
    }
}
