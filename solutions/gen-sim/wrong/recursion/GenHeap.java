// feedback: A method calls itself for each reference, so a chain of 100,000 young objects needs 100,000 frames. Keep the objects that are still to be looked at in a collection, on the heap.
// fails: a chain of 100,000 young objects is no trouble on a stack of 256 KB
// when: says "StackOverflowError"
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** A heap with a young and an old generation; its collector looks at the young one only. */
public class GenHeap {

    /** An object of this heap; each of its references may be null. Write to them with set(). */
    public static final class Cell {
        public final String name;
        public final Cell[] refs;
        int age;
        boolean old;

        Cell(String name, int refs) {
            this.name = name;
            this.refs = new Cell[refs];
        }
    }

    private final int threshold;
    private final Set<Cell> young = new LinkedHashSet<>();
    private final Set<Cell> remembered = new HashSet<>();

    /** Makes an empty heap that promotes objects at this age. */
    public GenHeap(int threshold) {
        this.threshold = threshold;
    }

    /** Makes a young object with this many references, all of them null. */
    public Cell allocate(String name, int refs) {
        Cell cell = new Cell(name, refs);
        young.add(cell);
        return cell;
    }

    /** Makes a reference of `from` lead to `to`, which may be null. */
    public void set(Cell from, int ref, Cell to) {
        from.refs[ref] = to;
        if (from.old) {
            remembered.add(from);
        }
    }

    /** Collects the young generation; returns how many objects it freed. */
    public int minor(Set<Cell> roots) {
        Set<Cell> alive = alive(roots);
        int freed = young.size() - alive.size();
        young.clear();
        for (Cell cell : alive) {
            if (cell.age == threshold) {
                cell.old = true;
                remembered.add(cell);
            } else {
                cell.age++;
                young.add(cell);
            }
        }
        remembered.removeIf(cell -> !leadsToYoung(cell));
        return freed;
    }

    private Set<Cell> alive(Set<Cell> roots) {
        Set<Cell> alive = new LinkedHashSet<>();
        roots.forEach(cell -> visit(cell, alive));
        for (Cell cell : remembered) {
            for (Cell ref : cell.refs) {
                visit(ref, alive);
            }
        }
        return alive;
    }

    private static void visit(Cell cell, Set<Cell> alive) {
        if (cell != null && !cell.old && alive.add(cell)) {
            for (Cell ref : cell.refs) {
                visit(ref, alive);
            }
        }
    }

    private static boolean leadsToYoung(Cell cell) {
        for (Cell ref : cell.refs) {
            if (ref != null && !ref.old) {
                return true;
            }
        }
        return false;
    }

    /** Returns the objects of the young generation. */
    public Collection<Cell> young() {
        return new ArrayList<>(young);
    }

    /** Returns how many collections this object has survived as a young one. */
    public int age(Cell cell) {
        return cell.age;
    }

    /** Returns whether this object has been promoted. */
    public boolean isOld(Cell cell) {
        return cell.old;
    }
}
