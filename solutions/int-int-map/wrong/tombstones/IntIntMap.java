// feedback: A removed key keeps its slot until the map is empty or gets longer arrays. While other keys are in it, each new key takes one more slot, even where another key went for it, and the arrays grow. When they are full of removed keys, make new ones of the same length.
// fails: whatever was put and removed before, each key has its value, and 2,400,000 bytes are enough
// when: says /put.*holds \d,\d\d\d,\d\d\d bytes, allowed/
// when: passes "filled and emptied twenty times"
// when: passes "100,000 entries take"
import java.util.Arrays;

/** A map from int to int: open addressing, with a mark where a key was removed. */
public class IntIntMap {

    private static final byte FREE = 0;
    private static final byte FULL = 1;
    private static final byte REMOVED = 2;

    private int[] keys = new int[16];
    private int[] values = new int[16];
    private byte[] states = new byte[16];
    /** Slots that are not free. */
    private int used;
    private int size;

    /** Sets the value of this key. */
    public void put(int key, int value) {
        int mask = keys.length - 1;
        int reusable = -1;
        int slot = hash(key) & mask;
        while (states[slot] != FREE) {
            if (states[slot] == REMOVED) {
                if (reusable < 0) {
                    reusable = slot;
                }
            } else if (keys[slot] == key) {
                values[slot] = value;
                return;
            }
            slot = slot + 1 & mask;
        }
        if (reusable >= 0) {
            slot = reusable;
        } else {
            used++;
        }
        states[slot] = FULL;
        keys[slot] = key;
        values[slot] = value;
        size++;
        if (used > keys.length / 4 * 3) {
            grow();
        }
    }

    /** Returns the value of this key, or {@code absent} where it has none. */
    public int get(int key, int absent) {
        int slot = find(key);
        return slot < 0 ? absent : values[slot];
    }

    /** Removes this key; returns whether it was there. */
    public boolean remove(int key) {
        int slot = find(key);
        if (slot < 0) {
            return false;
        }
        states[slot] = REMOVED;
        size--;
        if (size == 0) {
            Arrays.fill(states, FREE);
            used = 0;
        }
        return true;
    }

    /** Returns the number of keys. */
    public int size() {
        return size;
    }

    private int find(int key) {
        int mask = keys.length - 1;
        for (int slot = hash(key) & mask; states[slot] != FREE; slot = slot + 1 & mask) {
            if (states[slot] == FULL && keys[slot] == key) {
                return slot;
            }
        }
        return -1;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        byte[] oldStates = states;
        keys = new int[2 * oldKeys.length];
        values = new int[keys.length];
        states = new byte[keys.length];
        used = size;
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldStates[i] == FULL) {
                int slot = hash(oldKeys[i]) & mask;
                while (states[slot] != FREE) {
                    slot = slot + 1 & mask;
                }
                states[slot] = FULL;
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int hash(int key) {
        return key * 0x9E3779B9 >>> 7;
    }
}
