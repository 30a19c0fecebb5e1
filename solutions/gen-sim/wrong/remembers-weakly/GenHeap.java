// feedback: Old objects are remembered weakly. Once the program lets go of one it is forgotten, and with it the young one that it keeps.
// fails: an old object to which nothing leads still keeps its young ones
// when: says "after the program let go of an old object"
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

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
    private Set<Cell> young = new LinkedHashSet<>();

    /** The old objects that refer to young ones; weakly, so that nothing is kept for ever. */
    private Set<Cell> remembered = Collections.newSetFromMap(new WeakHashMap<>());

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
            remembered.add(from);
        }
    }

    /** Collects the young generation; returns how many objects it freed. */
    public int minor(Set<Cell> roots) {
        Set<Cell> alive = new LinkedHashSet<>();
        Deque<Cell> work = new ArrayDeque<>();
        for (Cell root : roots) {
            reach(root, alive, work);
        }
        for (Cell cell : remembered) {
            for (Cell ref : cell.refs) {
                reach(ref, alive, work);
            }
        }
        while (!work.isEmpty()) {
            for (Cell ref : work.pop().refs) {
                reach(ref, alive, work);
            }
        }
        int freed = young.size() - alive.size();
        Set<Cell> stay = new LinkedHashSet<>();
        List<Cell> promoted = new ArrayList<>();
        for (Cell cell : alive) {
            if (cell.age >= threshold) {
                cell.old = true;
                promoted.add(cell);
            } else {
                cell.age++;
                stay.add(cell);
            }
        }
        young = stay;
        Set<Cell> still = Collections.newSetFromMap(new WeakHashMap<>());
        for (Cell cell : remembered) {
            if (leadsToYoung(cell)) {
                still.add(cell);
            }
        }
        for (Cell cell : promoted) {
            if (leadsToYoung(cell)) {
                still.add(cell);
            }
        }
        remembered = still;
        return freed;
    }

    private static boolean leadsToYoung(Cell cell) {
        for (Cell ref : cell.refs) {
            if (ref != null && !ref.old) {
                return true;
            }
        }
        return false;
    }

    private static void reach(Cell cell, Set<Cell> alive, Deque<Cell> work) {
        if (cell != null && !cell.old && alive.add(cell)) {
            work.push(cell);
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
