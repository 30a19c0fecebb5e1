// feedback: get() rebuilds the table when many keys were removed before it, and that takes new arrays.
// when: passes "get() allocates nothing"
// when: says /not, allocates \d/
// when: not says "a new map"
// fails: the first get() after keys were removed or put allocates nothing
/** A map from int to int: open addressing, with a state for each slot. */
public class IntIntMap {

    private static final byte FREE = 0;
    private static final byte TAKEN = 1;
    private static final byte GONE = 2;

    private int[] keys = new int[16];
    private int[] values = new int[16];
    private byte[] states = new byte[16];
    private int size;
    private int gone;

    /** Sets the value of this key. */
    public void put(int key, int value) {
        int slot = find(key);
        if (slot < 0) {
            if (size + gone >= states.length / 4 * 3) {
                rebuild(size >= states.length / 2 ? 2 * states.length : states.length);
            }
            slot = home(key);
            while (states[slot] == TAKEN) {
                slot = (slot + 1) & (states.length - 1);
            }
            if (states[slot] == GONE) {
                gone--;
            }
            states[slot] = TAKEN;
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    /** Returns the value of this key, or {@code absent} where it has none. */
    public int get(int key, int absent) {
        if (gone > states.length / 4) {
            // so many removed ones would only make all lookups slow
            rebuild(states.length);
        }
        int slot = find(key);
        return slot < 0 ? absent : values[slot];
    }

    /** Removes this key; returns whether it was there. */
    public boolean remove(int key) {
        int slot = find(key);
        if (slot < 0) {
            return false;
        }
        states[slot] = GONE;
        size--;
        gone++;
        return true;
    }

    /** Returns the number of keys. */
    public int size() {
        return size;
    }

    private int find(int key) {
        int slot = home(key);
        while (states[slot] != FREE) {
            if (states[slot] == TAKEN && keys[slot] == key) {
                return slot;
            }
            slot = (slot + 1) & (states.length - 1);
        }
        return -1;
    }

    private int home(int key) {
        int hash = key * 0x9E3779B9;
        hash ^= hash >>> 16;
        hash *= 0x85EBCA6B;
        return (hash ^ hash >>> 13) & (states.length - 1);
    }

    private void rebuild(int capacity) {
        int[] oldKeys = keys;
        int[] oldValues = values;
        byte[] oldStates = states;
        keys = new int[capacity];
        values = new int[capacity];
        states = new byte[capacity];
        gone = 0;
        for (int i = 0; i < oldStates.length; i++) {
            if (oldStates[i] == TAKEN) {
                int slot = home(oldKeys[i]);
                while (states[slot] == TAKEN) {
                    slot = (slot + 1) & (capacity - 1);
                }
                states[slot] = TAKEN;
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
