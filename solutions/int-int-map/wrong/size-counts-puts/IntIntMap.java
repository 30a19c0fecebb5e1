// feedback: Each put() counts, also for a key that was there: size() says how many calls there were and not how many keys.
// fails: get() returns what was put last, or absent
// when: says /\[size\(\)\]\s+expected: 1\s+but was: 2/
// when: not says "get(7, -1)"
public class IntIntMap {

    private int[] keys = new int[16];
    private int[] values = new int[16];
    private boolean[] used = new boolean[16];
    private int size;

    /** Sets the value of this key. */
    public void put(int key, int value) {
        if (size >= keys.length / 5 * 4) {
            grow();
        }
        int slot = find(key);
        size++;
        used[slot] = true;
        keys[slot] = key;
        values[slot] = value;
    }

    /** Returns the value of this key, or {@code absent} where it has none. */
    public int get(int key, int absent) {
        int slot = find(key);
        return used[slot] ? values[slot] : absent;
    }

    /** Removes this key; returns whether it was there. */
    public boolean remove(int key) {
        int hole = find(key);
        if (!used[hole]) {
            return false;
        }
        size--;
        int mask = keys.length - 1;
        for (int slot = hole + 1 & mask; used[slot]; slot = slot + 1 & mask) {
            int home = home(keys[slot]);
            if ((slot - home & mask) >= (slot - hole & mask)) {
                keys[hole] = keys[slot];
                values[hole] = values[slot];
                hole = slot;
            }
        }
        used[hole] = false;
        return true;
    }

    /** Returns the number of keys. */
    public int size() {
        return size;
    }

    /** Returns the slot of this key, or the free one where it would go. */
    private int find(int key) {
        int slot = home(key);
        while (used[slot] && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private int home(int key) {
        return key * 0x9E3779B9 >>> 7 & keys.length - 1;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        boolean[] oldUsed = used;
        keys = new int[2 * oldKeys.length];
        values = new int[keys.length];
        used = new boolean[keys.length];
        size = 0;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldUsed[slot]) {
                put(oldKeys[slot], oldValues[slot]);
            }
        }
    }
}
