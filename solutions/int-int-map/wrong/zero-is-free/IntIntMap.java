// feedback: 0 marks a free slot, and is a key as well: the map cannot tell the two apart.
// fails: 0, -1, the largest and the smallest int are keys like any other
// when: says /get\(0, 42\)/
// when: not field boolean[]
// when: not field byte[]
// when: not field HashMap
// when: not field Map
public class IntIntMap {

    private int[] keys = new int[16];
    private int[] values = new int[16];
    private int size;

    public void put(int key, int value) {
        if (size >= keys.length / 4 * 3) {
            grow();
        }
        int slot = find(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    public int get(int key, int absent) {
        int slot = find(key);
        return keys[slot] == 0 ? absent : values[slot];
    }

    public boolean remove(int key) {
        int hole = find(key);
        if (keys[hole] == 0) {
            return false;
        }
        size--;
        int mask = keys.length - 1;
        for (int slot = hole + 1 & mask; keys[slot] != 0; slot = slot + 1 & mask) {
            if ((slot - home(keys[slot]) & mask) >= (slot - hole & mask)) {
                keys[hole] = keys[slot];
                values[hole] = values[slot];
                hole = slot;
            }
        }
        keys[hole] = 0;
        return true;
    }

    public int size() {
        return size;
    }

    private int find(int key) {
        int slot = home(key);
        while (keys[slot] != 0 && keys[slot] != key) {
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
        keys = new int[2 * oldKeys.length];
        values = new int[keys.length];
        size = 0;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldKeys[slot] != 0) {
                put(oldKeys[slot], oldValues[slot]);
            }
        }
    }
}
