// feedback: What was removed keeps its slot, and takes it along whenever the arrays grow: the map has room for every key that was ever in it.
// fails: filled and emptied twenty times it takes no more
// when: says /holds [\d,]+ bytes, allowed/
// when: passes "100,000 entries take"
// when: passes "any operations on two maps"
public class IntIntMap {

    private static final byte FREE = 0;
    private static final byte USED = 1;
    private static final byte DEAD = 2;

    private int[] keys = new int[16];
    private int[] values = new int[16];
    private byte[] state = new byte[16];
    private int size;
    private int taken;

    public void put(int key, int value) {
        int slot = find(key);
        if (state[slot] != USED) {
            if (taken >= keys.length / 4 * 3) {
                grow();
                slot = find(key);
            }
            state[slot] = USED;
            keys[slot] = key;
            size++;
            taken++;
        }
        values[slot] = value;
    }

    public int get(int key, int absent) {
        int slot = find(key);
        return state[slot] == USED ? values[slot] : absent;
    }

    public boolean remove(int key) {
        int slot = find(key);
        if (state[slot] != USED) {
            return false;
        }
        state[slot] = DEAD;
        size--;
        return true;
    }

    public int size() {
        return size;
    }

    private int find(int key) {
        int slot = key * 0x9E3779B9 >>> 7 & keys.length - 1;
        while (state[slot] != FREE && (state[slot] == DEAD || keys[slot] != key)) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        byte[] oldState = state;
        keys = new int[2 * oldKeys.length];
        values = new int[keys.length];
        state = new byte[keys.length];
        taken = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldState[i] != FREE) {
                int slot = find(oldKeys[i]);
                while (state[slot] != FREE) {
                    slot = slot + 1 & keys.length - 1;
                }
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
                state[slot] = oldState[i];
                taken++;
            }
        }
    }
}
