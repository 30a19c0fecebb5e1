package heapwise.lab.picture;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a picture from a heap of words: its objects are numbers in an array, an address is an index
 * of it, and 0 leads nowhere. The first word of an object is the number of its references and the
 * second its value; the addresses that it refers to follow.
 */
final class WordReader {

    private static final int HEADER = 2;
    private static final int MOST_CELLS = 200;
    private static final String FIRST = "first half";
    private static final String SECOND = "second half";

    /** An object that keeps its value when it moves; of those with equal ones, the nth. */
    private record Moving(int value, int nth) {}

    /** What a reference or root leads to where no object begins. */
    private record Nowhere(int address) {}

    private final Object heap;
    private final Method refs;
    private final Method get;
    private final Method value;
    private final int half;
    private final Map<Integer, Object> keys = new LinkedHashMap<>();
    private int end;

    private WordReader(Object heap, int half) throws NoSuchMethodException {
        this.heap = heap;
        this.half = half;
        refs = method("refs", int.class);
        get = method("get", int.class, int.class);
        value = method("value", int.class);
    }

    private Method method(String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = heap.getClass().getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    /** Returns null where this is not such a heap. */
    static @Nullable HeapPicture read(Object heap, @Nullable Object... roots) {
        long start = CellType.number(heap, List.of("start"), -1);
        long top = CellType.number(heap, List.of("top"), -1);
        long half = CellType.number(heap, List.of("half"), -1);
        if (start < 0 || top < 0 || half < 0) {
            return null;
        }
        try {
            return new WordReader(heap, (int) half).read((int) start, (int) top, roots);
        } catch (NoSuchMethodException another) {
            return null;
        }
    }

    private HeapPicture read(int start, int top, @Nullable Object... roots) {
        find(start, top);
        List<HeapCell> cells = new ArrayList<>();
        Map<Object, HeapCell> elsewhere = new LinkedHashMap<>();
        keys.forEach((address, key) -> cells.add(cell(address, key, elsewhere)));
        List<Object> rooted = new ArrayList<>();
        for (int address : addresses(roots, new ArrayList<>())) {
            if (address != 0) {
                rooted.add(key(address, elsewhere));
            }
        }
        cells.addAll(elsewhere.values());
        List<HeapPicture.Space> halves =
                List.of(
                        new HeapPicture.Space(FIRST, 1, half),
                        new HeapPicture.Space(SECOND, 1 + half, half));
        int cut = end < top && keys.size() == MOST_CELLS ? 1 : 0;
        return new HeapPicture(heap.getClass().getSimpleName(), halves, cells, rooted, cut, null);
    }

    /** Goes from object to object, as far as there are objects. */
    private void find(int start, int top) {
        Map<Integer, Integer> met = new HashMap<>();
        end = start;
        while (end < top && keys.size() < MOST_CELLS) {
            int count = call(refs, end);
            if (count < 0 || count > top - end - HEADER) {
                return;
            }
            int of = call(value, end);
            keys.put(end, new Moving(of, met.merge(of, 1, Integer::sum)));
            end += HEADER + count;
        }
    }

    private HeapCell cell(int address, Object key, Map<Object, HeapCell> elsewhere) {
        int count = call(refs, address);
        List<@Nullable Object> to = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int target = call(get, address, i);
            to.add(target == 0 ? null : key(target, elsewhere));
        }
        return HeapCell.of(key, label(address))
                .in(address <= half ? FIRST : SECOND)
                .at(address, HEADER + count)
                .state("value " + call(value, address))
                .to(to.toArray());
    }

    private Object key(int address, Map<Object, HeapCell> elsewhere) {
        Object key = keys.get(address);
        if (key != null) {
            return key;
        }
        Nowhere nowhere = new Nowhere(address);
        elsewhere.put(nowhere, HeapCell.of(nowhere, label(address)).absent());
        return nowhere;
    }

    private static String label(int address) {
        return "@" + address;
    }

    /** Numbers, and those in arrays and collections. */
    private static List<Integer> addresses(@Nullable Object roots, List<Integer> found) {
        if (roots instanceof Integer address) {
            found.add(address);
        } else if (roots instanceof int[] array) {
            for (int address : array) {
                found.add(address);
            }
        } else if (roots instanceof Object[] array) {
            for (Object each : array) {
                addresses(each, found);
            }
        } else if (roots instanceof Collection<?> collection) {
            collection.forEach(each -> addresses(each, found));
        }
        return found;
    }

    /** Returns -1 where the heap refuses, as one that is broken does. */
    private int call(Method method, Object... arguments) {
        try {
            return (int) method.invoke(heap, arguments);
        } catch (InvocationTargetException broken) {
            return -1;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
