// feedback: The remembered set is emptied after each collection, but the reference still stands and the object is still young: the next collection does not know of it. Keep what still leads to a young object.
// when: fails "an old object to which nothing leads"
// when: says "after collection 7 young() is [], and must be [young, deeper]"
// fails: an old object keeps the young one that it refers to, over many collections
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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
        remembered.clear();
        int freed = young.size() - alive.size();
        young.clear();
        for (Cell cell : alive) {
            if (cell.age == threshold) {
                cell.old = true;
            } else {
                cell.age++;
                young.add(cell);
            }
        }
        for (Cell cell : alive) {
            if (cell.old && leadsToYoung(cell)) {
                remembered.add(cell);
            }
        }
        return freed;
    }

    private Set<Cell> alive(Set<Cell> roots) {
        Set<Cell> alive = new LinkedHashSet<>();
        Deque<Cell> found = new ArrayDeque<>(roots);
        remembered.forEach(cell -> push(cell, found));
        while (!found.isEmpty()) {
            Cell cell = found.pop();
            if (!cell.old && alive.add(cell)) {
                push(cell, found);
            }
        }
        return alive;
    }

    private static void push(Cell from, Deque<Cell> found) {
        for (Cell ref : from.refs) {
            if (ref != null) {
                found.push(ref);
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
