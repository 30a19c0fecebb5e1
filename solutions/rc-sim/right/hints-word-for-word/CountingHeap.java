// hint: 2, 3
import java.util.ArrayDeque;
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
        if (cell == null) {
            return;
        }
        if (!live.contains(cell)) {
            throw new IllegalStateException("freed");
        }
        ArrayDeque<Cell> zero = new ArrayDeque<>();
        cell.count--;
        if (cell.count == 0) {
            zero.add(cell);
        }
        while (!zero.isEmpty()) {
            Cell next = zero.remove();
            live.remove(next);
            for (Cell ref : next.refs) {
                if (ref != null) {
                    ref.count--;
                    if (ref.count == 0) {
                        zero.add(ref);
                    }
                }
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
