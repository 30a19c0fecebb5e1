// feedback: Who comes first makes the arrays, and that may be get(): in a map that has no arrays, because it is new or its last key went, no key is there, and get() can say so without any.
// fails: the first get() after keys were removed or put allocates nothing
// when: says "a new map; then getting 0 keys"
/** A map from int to int: open addressing in two arrays and one of flags. */
public class IntIntMap {

    private int[] keys;
    private int[] values;
    private boolean[] full;
    private int size;

    /** Makes the arrays when they are needed, so that an unused map costs nothing. */
    private void init(int length) {
        keys = new int[length];
        values = new int[length];
        full = new boolean[length];
    }

    private int find(int key) {
        if (keys == null) {
            init(16);
        }
        int mask = keys.length - 1;
        int i = home(key, mask);
        while (full[i] && keys[i] != key) {
            i = i + 1 & mask;
        }
        return i;
    }

    private static int home(int key, int mask) {
        int h = key * 0x9E3779B9;
        h ^= h >>> 16;
        h *= 0x7FEB352D;
        return (h ^ h >>> 15) & mask;
    }

    /** Sets the value of this key. */
    public void put(int key, int value) {
        int i = find(key);
        if (full[i]) {
            values[i] = value;
            return;
        }
        if (size + 1 > keys.length / 4 * 3) {
            grow();
            i = find(key);
        }
        keys[i] = key;
        values[i] = value;
        full[i] = true;
        size++;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        boolean[] oldFull = full;
        init(2 * oldKeys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldFull[i]) {
                int to = find(oldKeys[i]);
                keys[to] = oldKeys[i];
                values[to] = oldValues[i];
                full[to] = true;
            }
        }
    }

    /** Returns the value of this key, or {@code absent} where it has none. */
    public int get(int key, int absent) {
        int i = find(key);
        return full[i] ? values[i] : absent;
    }

    /** Removes this key; returns whether it was there. */
    public boolean remove(int key) {
        int hole = find(key);
        if (!full[hole]) {
            return false;
        }
        int mask = keys.length - 1;
        for (int i = hole + 1 & mask; full[i]; i = i + 1 & mask) {
            if ((i - home(keys[i], mask) & mask) >= (i - hole & mask)) {
                keys[hole] = keys[i];
                values[hole] = values[i];
                hole = i;
            }
        }
        full[hole] = false;
        size--;
        if (size == 0) {
            // All gone: give the arrays back.
            keys = null;
            values = null;
            full = null;
        }
        return true;
    }

    /** Returns the number of keys. */
    public int size() {
        return size;
    }
}
