// feedback: The array that serves as a stack is kept from one collection to the next, and what it held is still in it: so the heap keeps what it has freed.
// fails: what was freed, and the set of roots, can be collected
// when: says "freed by the next"
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
    private Set<Cell> young = new LinkedHashSet<>();

    /** The old objects that refer to young ones. */
    private final Set<Cell> remembered = new LinkedHashSet<>();

    /** What is still to be looked at; made once, so that a collection allocates little. */
    private Cell[] stack = new Cell[64];
    private int depth;

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
        depth = 0;
        for (Cell root : roots) {
            reach(root, alive);
        }
        for (Cell cell : remembered) {
            for (Cell ref : cell.refs) {
                reach(ref, alive);
            }
        }
        while (depth > 0) {
            for (Cell ref : stack[--depth].refs) {
                reach(ref, alive);
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
        remembered.removeIf(cell -> !leadsToYoung(cell));
        for (Cell cell : promoted) {
            if (leadsToYoung(cell)) {
                remembered.add(cell);
            }
        }
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

    private void reach(Cell cell, Set<Cell> alive) {
        if (cell != null && !cell.old && alive.add(cell)) {
            if (depth == stack.length) {
                stack = Arrays.copyOf(stack, 2 * depth);
            }
            stack[depth++] = cell;
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
