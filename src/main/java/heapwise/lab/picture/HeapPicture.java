package heapwise.lab.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in a simulated heap at one moment; its {@code toString} draws it. Immutable: each method
 * returns another picture.
 *
 * @param roots keys of the objects that are alive in any case; empty where none is known, and then
 *     nothing is called garbage
 * @param cut how many more objects there are
 * @param before an earlier picture of the same heap, against which the drawing tells what became of
 *     each object; null for none
 */
public record HeapPicture(
        String title,
        List<Space> spaces,
        List<HeapCell> cells,
        List<Object> roots,
        int cut,
        @Nullable HeapPicture before) {

    /**
     * A part of the heap that is drawn as a strip.
     *
     * @param from its first address
     * @param capacity in the heap's own unit, as the address is
     */
    public record Space(String name, long from, long capacity) {}

    public HeapPicture {
        spaces = List.copyOf(spaces);
        cells = List.copyOf(cells);
        roots = List.copyOf(roots);
    }

    /** An empty heap. */
    public static HeapPicture titled(String title) {
        return new HeapPicture(title, List.of(), List.of(), List.of(), 0, null);
    }

    /** Reads a heap of plain Java objects, as the package's documentation says. */
    public static HeapPicture of(Object heap, @Nullable Object... roots) {
        return HeapReader.read(heap, roots);
    }

    /**
     * The same, and told against what was shown of this heap before. Roots that were given then
     * count again where none are given now.
     */
    public static HeapPicture show(Object heap, @Nullable Object... roots) {
        return HeapReader.show(heap, roots);
    }

    /** The same with a further space, whose first address is 0. */
    public HeapPicture space(String name, long capacity) {
        List<Space> more = new ArrayList<>(spaces);
        more.add(new Space(name, 0, capacity));
        return new HeapPicture(title, more, cells, roots, cut, before);
    }

    /** The same with a further object. */
    public HeapPicture cell(HeapCell cell) {
        List<HeapCell> more = new ArrayList<>(cells);
        more.add(cell);
        return new HeapPicture(title, spaces, more, roots, cut, before);
    }

    /** The same with the object of this key as a root. */
    public HeapPicture root(Object key) {
        List<Object> more = new ArrayList<>(roots);
        more.add(key);
        return new HeapPicture(title, spaces, cells, more, cut, before);
    }

    /** The same, told against an earlier picture. */
    public HeapPicture after(HeapPicture earlier) {
        HeapPicture alone =
                new HeapPicture(
                        earlier.title,
                        earlier.spaces,
                        earlier.cells,
                        earlier.roots,
                        earlier.cut,
                        null);
        return new HeapPicture(title, spaces, cells, roots, cut, alone);
    }

    /** The object of this key. */
    public Optional<HeapCell> cell(@Nullable Object key) {
        return cells.stream().filter(cell -> cell.key().equals(key)).findFirst();
    }

    /** Keys of all that the roots lead to, themselves included. */
    public Set<Object> reachable() {
        Set<Object> met = new HashSet<>();
        Deque<Object> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Object key = open.remove();
            if (met.add(key)) {
                cell(key).stream()
                        .flatMap(cell -> cell.references().stream())
                        .filter(to -> to != null)
                        .forEach(open::add);
            }
        }
        return met;
    }

    @Override
    public String toString() {
        return HeapDrawing.of(this);
    }
}
