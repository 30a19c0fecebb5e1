package heapwise.lab.picture;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a picture from the objects of a learner's own heap, by their fields. */
final class HeapReader {

    private static final int MOST_CELLS = 200;
    private static final List<String> ROOTS = List.of("roots", "root");
    private static final List<String> CAPACITIES = List.of("capacity", "size", "words", "length");

    /** An object and the part of the heap where it was met. */
    private static final class Met {
        final Object object;
        final String space;
        String also = "";

        Met(Object object, String space) {
            this.object = object;
            this.space = space;
        }
    }

    private final Object heap;
    private final Keys keys;
    private final List<Met> met = new ArrayList<>();
    private final List<String> spaces = new ArrayList<>();
    private int cut;

    private HeapReader(Object heap) {
        this.heap = heap;
        this.keys = Keys.of(heap);
    }

    static HeapPicture read(Object heap, @Nullable Object... roots) {
        if (heap instanceof HeapPicture picture) {
            return picture;
        }
        HeapPicture own = CellType.ownPicture(heap);
        HeapPicture words = own == null ? WordReader.read(heap, roots) : own;
        return words != null ? words : new HeapReader(heap).read(roots);
    }

    /** What {@code show} draws: against what it drew of this heap before. */
    static HeapPicture show(Object heap, @Nullable Object... roots) {
        HeapPicture now = read(heap, roots);
        Keys keys = Keys.of(heap);
        HeapPicture before = keys.shown;
        if (before != null && now.roots().isEmpty()) {
            for (Object root : before.roots()) {
                now = now.cell(root).isPresent() ? now.root(root) : now;
            }
        }
        keys.shown = now;
        return before == null ? now : now.after(before);
    }

    private HeapPicture read(@Nullable Object... roots) {
        boolean collected = false;
        if (CellType.isJdk(heap.getClass())) {
            gather(heap, "", 0);
            collected = true;
        }
        for (Field field : CellType.fields(heap.getClass())) {
            Object value = CellType.value(field, heap);
            if (value != null && !ROOTS.contains(field.getName())) {
                int before = met.size();
                if (CellType.holdsCells(field)) {
                    spaces.add(field.getName());
                }
                gather(value, field.getName(), 0);
                collected |= met.size() > before && !CellType.isCell(value.getClass());
            }
        }
        List<@Nullable Object> given = new ArrayList<>();
        expand(given, Arrays.asList(roots));
        if (roots.length == 0) {
            for (Field field : CellType.fields(heap.getClass())) {
                if (ROOTS.contains(field.getName())) {
                    expand(given, CellType.value(field, heap));
                }
            }
        }
        if (!collected) {
            given.stream().filter(root -> root != null).forEach(root -> add(root, ""));
            follow();
        }
        if (met.isEmpty() && spaces.isEmpty()) {
            throw new IllegalArgumentException(
                    "show finds no objects in a "
                            + heap.getClass().getSimpleName()
                            + ": put them into a collection or an array of it, or give it a method"
                            + " picture() that returns a HeapPicture");
        }
        return picture(given);
    }

    /** Where no collection says what is in the heap, all that can be reached is. */
    private void follow() {
        for (int i = 0; i < met.size(); i++) {
            Met from = met.get(i);
            for (Object to : CellType.of(from.object).references(from.object)) {
                if (to != null) {
                    add(to, from.space);
                }
            }
        }
    }

    private void gather(@Nullable Object value, String space, int depth) {
        if (value instanceof Collection<?> collection) {
            collection.forEach(element -> gather(element, space, depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, of) -> {
                        gather(key, space, depth + 1);
                        gather(of, space, depth + 1);
                    });
        } else if (value instanceof Object[] array) {
            gather(Arrays.asList(array), space, depth);
        } else if (value != null && !CellType.isJdk(value.getClass()) && value != heap) {
            if (CellType.isCell(value.getClass())) {
                add(value, space);
            } else if (depth < 2 && !CellType.fields(value.getClass()).isEmpty()) {
                int before = met.size();
                for (Field field : CellType.fields(value.getClass())) {
                    gather(CellType.value(field, value), space, depth + 1);
                }
                if (met.size() == before && depth > 0) {
                    add(value, space);
                }
            }
        }
    }

    private void add(Object object, String space) {
        for (Met before : met) {
            if (before.object == object) {
                before.also = before.space.equals(space) || space.isEmpty() ? before.also : space;
                return;
            }
        }
        if (met.size() == MOST_CELLS) {
            cut++;
            return;
        }
        met.add(new Met(object, space));
        if (!spaces.contains(space)) {
            spaces.add(space);
        }
    }

    private void expand(List<@Nullable Object> to, @Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            collection.forEach(element -> expand(to, element));
        } else if (value instanceof Map<?, ?> map) {
            expand(to, map.values());
        } else if (value instanceof Object[] array) {
            expand(to, Arrays.asList(array));
        } else {
            to.add(value);
        }
    }

    private HeapPicture picture(List<@Nullable Object> roots) {
        HeapPicture picture =
                new HeapPicture(
                        heap.getClass().getSimpleName(), List.of(), cells(), List.of(), cut, null);
        for (Object root : roots) {
            if (root != null) {
                picture = picture.root(keys.key(root));
            }
        }
        return strips(picture);
    }

    private List<HeapCell> cells() {
        List<HeapCell> cells = new ArrayList<>();
        List<Object> absent = new ArrayList<>();
        for (Met each : met) {
            String space = spaces.size() > 1 ? each.space : "";
            cells.add(cell(each.object, each.also).in(space));
            for (Object to : CellType.of(each.object).references(each.object)) {
                boolean known =
                        to == null
                                || met.stream().anyMatch(other -> other.object == to)
                                || absent.stream().anyMatch(other -> other == to);
                if (!known && cut == 0) {
                    absent.add(to);
                }
            }
        }
        for (Object each : absent) {
            cells.add(cell(each, "").to().absent());
        }
        return cells;
    }

    private HeapCell cell(Object object, String also) {
        CellType type = CellType.of(object);
        Keys.Key key = keys.key(object);
        String name = type.name(object);
        String state = type.state(object);
        Object forward = type.forward(object);
        return HeapCell.of(key, name.isEmpty() ? key.letter() : name)
                .at(type.address(object), type.size(object))
                .state(also.isEmpty() ? state : state.isEmpty() ? also : state + ", " + also)
                .to(
                        type.references(object).stream()
                                .map(to -> to == null ? null : keys.key(to))
                                .toArray())
                .forward(forward == null ? null : keys.key(forward));
    }

    /** A strip for each space, where the objects have addresses. */
    private HeapPicture strips(HeapPicture picture) {
        HeapPicture with = picture;
        boolean placed = picture.cells().stream().anyMatch(cell -> cell.address() >= 0);
        for (String space : spaces) {
            String name = spaces.size() > 1 ? space : "";
            long end =
                    picture.cells().stream()
                            .filter(cell -> cell.present() && cell.space().equals(name))
                            .filter(cell -> cell.address() >= 0)
                            .mapToLong(cell -> cell.address() + cell.size())
                            .max()
                            .orElse(0);
            long capacity = Math.max(end, CellType.number(heap, CAPACITIES, 0));
            if (placed && capacity > 0) {
                with = with.space(name, capacity);
            }
        }
        return with;
    }
}
