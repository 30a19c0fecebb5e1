package heapwise.lab.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a walk has found, each once, in the order found: the walk's set and its queue in
 * one, so that a breadth-first walk needs no recursion and about 20 bytes an object. Identity is
 * {@code System.identityHashCode}, which writes a hash into the header of every object found (blind
 * spot of every walk: {@code layout} shows it afterwards), but for the one that was asked about.
 */
final class Found {

    private static final int FIRST_CAPACITY = 1024;

    private Object[] objects = new Object[FIRST_CAPACITY];
    private int[] origins = new int[FIRST_CAPACITY];

    /**
     * Kept beside the objects, so that neither growing nor a miss in the table has to touch them.
     */
    private int[] hashes = new int[FIRST_CAPACITY];

    /** Indexes + 1 into {@link #objects}, open addressing, at most half full; 0 is free. */
    private int[] table = new int[2 * FIRST_CAPACITY];

    private int size;

    int size() {
        return size;
    }

    Object get(int index) {
        return objects[index];
    }

    /**
     * The number given with the object: by convention the index of the object that led to it, or
     * negative for a root.
     */
    int origin(int index) {
        return origins[index];
    }

    /**
     * Adds the object that the walk is about, and leaves its header alone; the walk must know by
     * {@code ==} when it meets it again.
     */
    void addAsked(Object object, int origin) {
        if (size == objects.length) {
            grow();
        }
        objects[size] = object;
        origins[size++] = origin;
    }

    /** Adds {@code object} unless it is there. */
    boolean add(Object object, int origin) {
        if (size == objects.length) {
            grow();
        }
        int hash = spread(System.identityHashCode(object));
        int mask = table.length - 1;
        int slot = hash & mask;
        int index;
        while ((index = table[slot]) != 0) {
            if (hashes[index - 1] == hash && objects[index - 1] == object) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        objects[size] = object;
        origins[size] = origin;
        hashes[size] = hash;
        table[slot] = ++size;
        return true;
    }

    /** Index of {@code object}, or -1. */
    int indexOf(@Nullable Object object) {
        if (object == null) {
            return -1;
        }
        int hash = spread(System.identityHashCode(object));
        int mask = table.length - 1;
        int slot = hash & mask;
        int index;
        while ((index = table[slot]) != 0) {
            if (hashes[index - 1] == hash && objects[index - 1] == object) {
                return index - 1;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    boolean contains(@Nullable Object object) {
        return indexOf(object) >= 0;
    }

    private void grow() {
        int capacity = 2 * objects.length;
        objects = Arrays.copyOf(objects, capacity);
        origins = Arrays.copyOf(origins, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        int[] larger = new int[2 * capacity];
        int mask = larger.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = hashes[i] & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = i + 1;
        }
        table = larger;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
