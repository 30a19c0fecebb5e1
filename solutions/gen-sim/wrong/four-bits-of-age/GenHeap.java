// feedback: Nothing gets older than 15 here, whatever the threshold: HotSpot has only four bits for the age of an object, this heap has not.
// when: passes "with a threshold of 3"
// when: passes "agrees with a walk"
// fails: with any threshold an object is as old as it has to be, and no sooner
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
    /** Old objects with references to young ones. */
    private final Set<Cell> remembered = new LinkedHashSet<>();
    /** The age has four bits in an object's header. */
    private static final int MAX_AGE = 15;

    /** Makes an empty heap that promotes objects at this age. */
    public GenHeap(int threshold) {
        this.threshold = Math.min(threshold, MAX_AGE);
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
            remembered.add(from);
        }
    }

    /** Collects the young generation; returns how many objects it freed. */
    public int minor(Set<Cell> roots) {
        Set<Cell> alive = new HashSet<>();
        Deque<Cell> todo = new ArrayDeque<>(remembered);
        for (Cell root : roots) {
            if (!root.old && alive.add(root)) {
                todo.push(root);
            }
        }
        while (!todo.isEmpty()) {
            for (Cell ref : todo.pop().refs) {
                if (ref != null && !ref.old && alive.add(ref)) {
                    todo.push(ref);
                }
            }
        }
        int freed = young.size() - alive.size();
        List<Cell> promoted = new ArrayList<>();
        for (Cell cell : alive) {
            if (cell.age < threshold) {
                cell.age++;
            } else {
                cell.old = true;
                promoted.add(cell);
            }
        }
        young.removeIf(cell -> cell.old || !alive.contains(cell));
        remembered.addAll(promoted);
        remembered.removeIf(cell -> !refersToYoung(cell));
        return freed;
    }

    private static boolean refersToYoung(Cell cell) {
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
