// feedback: Neighbours stand in one long run of slots, and who is removed from its beginning closes the hole by walking to its end, each time. `key ^ key >>> 16` leaves neighbours beside each other: multiply, so that they are spread.
// fails: 100,000 keys in a row, or random ones, take at most 1 second of CPU time
// when: says /of 100,000 keys were removed|takes [\d,]+ ms/
// when: passes "agree with HashMap"
// when: passes "keys like any other"
// when: passes "multiples of 1,000, or many"
/** A map from int to int: open addressing, and the hole that a removed entry leaves is closed at once. */
public class IntIntMap {

    private int[] keys = new int[16];
    private int[] values = new int[16];
    private boolean[] full = new boolean[16];
    private int size;

    /** Sets the value of this key. */
    public void put(int key, int value) {
        int slot = find(key);
        if (!full[slot]) {
            if (size >= keys.length / 4 * 3) {
                grow();
                slot = find(key);
            }
            keys[slot] = key;
            full[slot] = true;
            size++;
        }
        values[slot] = value;
    }

    /** Returns the value of this key, or {@code absent} where it has none. */
    public int get(int key, int absent) {
        int slot = find(key);
        return full[slot] ? values[slot] : absent;
    }

    /** Removes this key; returns whether it was there. */
    public boolean remove(int key) {
        int hole = find(key);
        if (!full[hole]) {
            return false;
        }
        int mask = keys.length - 1;
        int next = hole;
        while (full[next = next + 1 & mask]) {
            int home = hash(keys[next]) & mask;
            if ((next - home & mask) >= (next - hole & mask)) {
                keys[hole] = keys[next];
                values[hole] = values[next];
                hole = next;
            }
        }
        full[hole] = false;
        size--;
        return true;
    }

    /** Returns the number of keys. */
    public int size() {
        return size;
    }

    private int find(int key) {
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (full[slot] && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        boolean[] oldFull = full;
        int length = oldKeys.length * 2;
        keys = new int[length];
        values = new int[length];
        full = new boolean[length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldFull[i]) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
                full[slot] = true;
            }
        }
    }

    /** Spreads the upper bits downward, as java.util.HashMap does. */
    private static int hash(int key) {
        return key ^ key >>> 16;
    }
}
