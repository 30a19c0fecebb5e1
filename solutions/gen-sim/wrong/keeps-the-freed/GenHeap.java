// feedback: What was freed goes into another collection of the heap, and stays there.
// fails: what was freed, and the set of roots, can be collected
// when: says "GenHeap.Cell"
// when: passes "in 3,000 generated programs"
// when: says "what was freed by minor()"
import java.util.*;

public class GenHeap {
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

    private final Set<Cell> graveyard = new HashSet<>();
    private final int threshold;
    private Set<Cell> young = new LinkedHashSet<>();
    private Set<Cell> remembered = new LinkedHashSet<>();

    public GenHeap(int threshold) {
        this.threshold = threshold;
    }

    public Cell allocate(String name, int refs) {
        Cell cell = new Cell(name, refs);
        young.add(cell);
        return cell;
    }

    public void set(Cell from, int ref, Cell to) {
        from.refs[ref] = to;
        if (from.old && to != null && !to.old) {
            remembered.add(from);
        }
    }

    public int minor(Set<Cell> roots) {
        Set<Cell> live = new LinkedHashSet<>();
        Deque<Cell> todo = new ArrayDeque<>();
        for (Cell root : roots) {
            visit(root, live, todo);
        }
        for (Cell cell : remembered) {
            for (Cell to : cell.refs) {
                visit(to, live, todo);
            }
        }
        while (!todo.isEmpty()) {
            for (Cell to : todo.pop().refs) {
                visit(to, live, todo);
            }
        }
        int freed = young.size() - live.size();
        Set<Cell> survivors = new LinkedHashSet<>();
        Set<Cell> candidates = new LinkedHashSet<>(remembered);
        for (Cell cell : live) {
            if (cell.age >= threshold) {
                cell.old = true;
                candidates.add(cell);
            } else {
                cell.age++;
                survivors.add(cell);
            }
        }
        graveyard.addAll(young);
        graveyard.removeAll(live);
        young = survivors;
        remembered = new LinkedHashSet<>();
        for (Cell cell : candidates) {
            for (Cell to : cell.refs) {
                if (to != null && !to.old) {
                    remembered.add(cell);
                }
            }
        }
        return freed;
    }

    private static void visit(Cell cell, Set<Cell> live, Deque<Cell> todo) {
        if (cell != null && !cell.old && live.add(cell)) {
            todo.push(cell);
        }
    }

    public Collection<Cell> young() {
        return new ArrayList<>(young);
    }

    public int age(Cell cell) {
        return cell.age;
    }

    public boolean isOld(Cell cell) {
        return cell.old;
    }
}
