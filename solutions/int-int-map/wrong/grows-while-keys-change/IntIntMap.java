// feedback: A removed key keeps its slot until the map is empty or gets longer arrays. While other keys are in it, each new key takes one more slot, even where another key went for it, and the arrays grow. When they are full of removed keys, make new ones of the same length.
// fails: whatever was put and removed before, each key has its value, and 2,400,000 bytes are enough
// when: says /put.*holds \d,\d\d\d,\d\d\d bytes, allowed/
// when: passes "filled and emptied twenty times"
// when: passes "100,000 entries take"
import java.util.Arrays;

/**
 * A map from int to int: open addressing with tombstones, which go when the map gets empty or grows.
 */
public class IntIntMap {

    private static final byte FREE = 0;
    private static final byte USED = 1;
    private static final byte GONE = 2;

    private int[] keys = new int[16];
    private int[] values = new int[16];
    private byte[] states = new byte[16];
    /** The slots that are not free: used or gone. */
    private int taken;
    private int size;

    /** Sets the value of this key. */
    public void put(int key, int value) {
        int slot = find(key);
        if (slot < 0) {
            if ((taken + 1) * 4L > keys.length * 3L) {
                grow();
            }
            slot = insert(key);
        }
        values[slot] = value;
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
        states[slot] = GONE;
        if (--size == 0) {
            Arrays.fill(states, FREE);
            taken = 0;
        }
        return true;
    }

    /** Returns the number of keys. */
    public int size() {
        return size;
    }

    /** Returns the slot of this key, or -1. */
    private int find(int key) {
        int mask = keys.length - 1;
        for (int slot = mix(key) & mask; states[slot] != FREE; slot = slot + 1 & mask) {
            if (states[slot] == USED && keys[slot] == key) {
                return slot;
            }
        }
        return -1;
    }

    /** Gives a slot to a key that has none. */
    private int insert(int key) {
        int mask = keys.length - 1;
        int slot = mix(key) & mask;
        while (states[slot] == USED) {
            slot = slot + 1 & mask;
        }
        if (states[slot] == FREE) {
            taken++;
        }
        states[slot] = USED;
        keys[slot] = key;
        size++;
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        byte[] oldStates = states;
        keys = new int[oldKeys.length * 2];
        values = new int[keys.length];
        states = new byte[keys.length];
        taken = 0;
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldStates[i] == USED) {
                values[insert(oldKeys[i])] = oldValues[i];
            }
        }
    }

    private static int mix(int key) {
        int h = key;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ h >>> 16;
    }
}
