package heapwise.lab.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object of a simulated heap, as a picture shows it.
 *
 * @param key tells it from the others, in this picture and in those before and after; compared by
 *     {@code equals}
 * @param space the part of the heap that it is in; empty where the heap has no parts
 * @param address where it begins, in the heap's own unit; -1 where that is not known
 * @param size in the same unit; 0 where that is not known
 * @param state what else is to be seen of it: {@code age 3}
 * @param references keys of what it refers to, null for a reference that is null
 * @param forward key of its copy; null where it has none. It keeps nothing alive
 * @param present false for what is referred to and is not in the heap
 */
public record HeapCell(
        Object key,
        String label,
        String space,
        long address,
        long size,
        String state,
        List<@Nullable Object> references,
        @Nullable Object forward,
        boolean present) {

    public HeapCell {
        references = Collections.unmodifiableList(new ArrayList<>(references));
    }

    /** An object without references, of which no more is known. */
    public static HeapCell of(Object key, String label) {
        return new HeapCell(key, label, "", -1, 0, "", List.of(), null, true);
    }

    /** The same in this part of the heap. */
    public HeapCell in(String of) {
        return new HeapCell(key, label, of, address, size, state, references, forward, present);
    }

    /** The same at this address. */
    public HeapCell at(long from, long units) {
        return new HeapCell(key, label, space, from, units, state, references, forward, present);
    }

    /** The same with this to be said of it. */
    public HeapCell state(String said) {
        return new HeapCell(key, label, space, address, size, said, references, forward, present);
    }

    /** The same with references to the objects of these keys. */
    public HeapCell to(@Nullable Object... keys) {
        return new HeapCell(
                key, label, space, address, size, state, Arrays.asList(keys), forward, present);
    }

    /** The same with a copy of this key. */
    public HeapCell forward(@Nullable Object copy) {
        return new HeapCell(key, label, space, address, size, state, references, copy, present);
    }

    /** The same, though it is not in the heap. */
    HeapCell absent() {
        return new HeapCell(key, label, "", -1, 0, state, references, forward, false);
    }
}
