package heapwise.lab.dump;

import java.util.Arrays;

/**
 * The objects of a dump in the order found: id, place in the file, and the index of an id by
 * hashing.
 */
final class Ids {

    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] ids = new long[FIRST_CAPACITY];
    private long[] places = new long[FIRST_CAPACITY];
    private int size;

    /** Indexes + 1, open addressing, at most half full; built by {@link #freeze}. */
    private int[] table = {};

    void add(long id, long place) {
        if (size == ids.length) {
            int capacity = size + (size >> 1);
            ids = Arrays.copyOf(ids, capacity);
            places = Arrays.copyOf(places, capacity);
        }
        ids[size] = id;
        places[size] = place;
        size++;
    }

    /** Ends adding, and begins looking up. */
    void freeze() {
        int slots = Integer.highestOneBit(Math.max(16, 2 * size - 1)) << 1;
        table = new int[slots];
        for (int i = 0; i < size; i++) {
            int slot = slot(ids[i]);
            while (table[slot] != 0) {
                slot = (slot + 1) & (slots - 1);
            }
            table[slot] = i + 1;
        }
    }

    int size() {
        return size;
    }

    /** Index of the object with this id; -1 for one that is not indexed. */
    int indexOf(long id) {
        int slot = slot(id);
        int index;
        while ((index = table[slot]) != 0) {
            if (ids[index - 1] == id) {
                return index - 1;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    long id(int index) {
        return ids[index];
    }

    long place(int index) {
        return places[index];
    }

    private int slot(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (table.length - 1);
    }
}
