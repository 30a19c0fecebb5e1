// feedback: Math.abs of the smallest int is that same negative number, so there is a key whose slot lies before the array.
// when: calls Math.abs
// fails: keys that a mixing of bits turns into 0 or the smallest int are keys like any other
/** A map from int to int: open addressing; in the array of keys 0 means free, so key 0 is kept apart. */
public class IntIntMap {

    /** No power of two, so that the remainder depends on all bits. */
    private static final int FIRST = 17;

    private int[] keys = new int[FIRST];
    private int[] values = new int[FIRST];
    private boolean hasZero;
    private int zeroValue;
    private int size;

    /** Sets the value of this key. */
    public void put(int key, int value) {
        if (key == 0) {
            if (!hasZero) {
                hasZero = true;
                size++;
            }
            zeroValue = value;
            return;
        }
        int slot = find(key);
        if (keys[slot] == 0) {
            if (size >= keys.length / 4 * 3) {
                grow();
                slot = find(key);
            }
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    /** Returns the value of this key, or {@code absent} where it has none. */
    public int get(int key, int absent) {
        if (key == 0) {
            return hasZero ? zeroValue : absent;
        }
        int slot = find(key);
        return keys[slot] == 0 ? absent : values[slot];
    }

    /** Removes this key; returns whether it was there. */
    public boolean remove(int key) {
        if (key == 0) {
            boolean had = hasZero;
            hasZero = false;
            if (had) {
                size--;
            }
            return had;
        }
        int hole = find(key);
        if (keys[hole] == 0) {
            return false;
        }
        // what was pushed on by the removed one moves up
        int slot = hole;
        while (true) {
            slot = (slot + 1) % keys.length;
            if (keys[slot] == 0) {
                break;
            }
            int home = home(keys[slot]);
            if (distance(home, slot) >= distance(hole, slot)) {
                keys[hole] = keys[slot];
                values[hole] = values[slot];
                hole = slot;
            }
        }
        keys[hole] = 0;
        size--;
        return true;
    }

    /** Returns the number of keys. */
    public int size() {
        return size;
    }

    /** Returns where the key is, or else the free slot where it belongs. */
    private int find(int key) {
        int slot = home(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) % keys.length;
        }
        return slot;
    }

    private int home(int key) {
        int hash = (key ^ key >>> 16) * 0x9E3779B9;
        return Math.abs(hash) % keys.length;
    }

    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + keys.length;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[2 * oldKeys.length + 1];
        values = new int[2 * oldKeys.length + 1];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
