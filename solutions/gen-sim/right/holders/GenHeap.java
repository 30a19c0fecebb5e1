import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A heap with a young and an old generation; its collector looks at the young one only. */
public class GenHeap {

    /** An object of this heap; its references are written with set(). */
    public static final class Cell {
        public final String name;
        public final Cell[] refs;
        private final Set<Cell> oldHolders = new HashSet<>();
        private int age;
        private boolean old;

        Cell(String name, int refs) {
            this.name = name;
            this.refs = new Cell[refs];
        }

        Stream<Cell> targets() {
            return Arrays.stream(refs).filter(Objects::nonNull);
        }
    }

    private final int threshold;
    private ArrayList<Cell> young = new ArrayList<>();

    public GenHeap(int threshold) {
        this.threshold = threshold;
    }

    public Cell allocate(String name, int refs) {
        young.add(new Cell(name, refs));
        return young.get(young.size() - 1);
    }

    public void set(Cell from, int ref, Cell to) {
        Cell before = from.refs[ref];
        from.refs[ref] = to;
        if (from.old && before != null && from.targets().noneMatch(cell -> cell == before)) {
            before.oldHolders.remove(from);
        }
        if (from.old && to != null) {
            to.oldHolders.add(from);
        }
    }

    /** Every young object knows which old ones hold it. */
    public int minor(Set<Cell> roots) {
        Set<Cell> reached = new HashSet<>();
        ArrayDeque<Cell> waiting = new ArrayDeque<>(roots);
        young.stream().filter(cell -> !cell.oldHolders.isEmpty()).forEach(waiting::add);
        while (!waiting.isEmpty()) {
            Cell cell = waiting.poll();
            if (!cell.old && reached.add(cell)) {
                cell.targets().forEach(waiting::add);
            }
        }
        int before = young.size();
        ArrayList<Cell> left = new ArrayList<>();
        for (Cell cell : young) {
            if (reached.contains(cell)) {
                if (cell.age < threshold) {
                    cell.age++;
                    left.add(cell);
                } else {
                    cell.old = true;
                    cell.targets().forEach(target -> target.oldHolders.add(cell));
                }
            }
        }
        young = left;
        return before - reached.size();
    }

    public Collection<Cell> young() {
        return young;
    }

    public int age(Cell cell) {
        return cell.age;
    }

    public boolean isOld(Cell cell) {
        return cell.old;
    }
}
