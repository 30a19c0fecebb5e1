// feedback: What you note is the young object, so it stays noted when the reference to it is written over. Note the old object, and read its references when you collect.
// when: passes "over many collections"
// when: passes "garbage is not promoted"
// when: not static *
// fails: a reference that was written over keeps nothing
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
        if (from.old && to != null && !to.old) {
            remembered.add(to);
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
                for (Cell ref : cell.refs) {
                    if (ref != null) {
                        remembered.add(ref);
                    }
                }
            } else {
                cell.age++;
                young.add(cell);
            }
        }
        remembered.removeIf(cell -> cell.old);
        return freed;
    }

    private Set<Cell> alive(Set<Cell> roots) {
        Set<Cell> alive = new LinkedHashSet<>();
        Deque<Cell> found = new ArrayDeque<>(roots);
        remembered.forEach(found::push);
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
