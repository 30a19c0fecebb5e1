// feedback: Many keys begin at the same slot and queue up behind each other: multiples of a power of two have their lowest bits in common. Mix the bits well before you use the lowest.
// fails: 100,000 multiples of 1,000, or many of 65,536, take at most 1 second of CPU time
// when: fails "multiples of 1,000, or many"
// when: not says /of 100,000 keys were (put|found)/
// when: passes "agree with HashMap"
// when: passes "keys like any other"
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
        if (!used[slot]) {
            used[slot] = true;
            keys[slot] = key;
            size++;
        }
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
        return key & keys.length - 1;
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
