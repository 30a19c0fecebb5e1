import java.util.Arrays;

/** Chains, with indexes where a HashMap has references. */
public class IntIntMap {

    private int[] heads = new int[32];
    private int[] next = new int[32];
    private int[] keys = new int[32];
    private int[] values = new int[32];
    private int top = 1;
    private int free;
    private int size;

    public void put(int key, int value) {
        int entry = find(key);
        if (entry == 0) {
            entry = fresh();
            int bucket = bucket(key);
            keys[entry] = key;
            next[entry] = heads[bucket];
            heads[bucket] = entry;
            size++;
        }
        values[entry] = value;
    }

    public int get(int key, int absent) {
        int entry = find(key);
        return entry == 0 ? absent : values[entry];
    }

    public boolean remove(int key) {
        int bucket = bucket(key);
        int before = 0;
        for (int entry = heads[bucket]; entry != 0; before = entry, entry = next[entry]) {
            if (keys[entry] == key) {
                if (before == 0) {
                    heads[bucket] = next[entry];
                } else {
                    next[before] = next[entry];
                }
                next[entry] = free;
                free = entry;
                size--;
                return true;
            }
        }
        return false;
    }

    public int size() {
        return size;
    }

    private int find(int key) {
        int entry = heads[bucket(key)];
        while (entry != 0 && keys[entry] != key) {
            entry = next[entry];
        }
        return entry;
    }

    private int bucket(int key) {
        return key * 0x9E3779B9 >>> 7 & heads.length - 1;
    }

    private int fresh() {
        if (free != 0) {
            int entry = free;
            free = next[entry];
            return entry;
        }
        if (top == keys.length) {
            int longer = 2 * top;
            keys = Arrays.copyOf(keys, longer);
            values = Arrays.copyOf(values, longer);
            next = Arrays.copyOf(next, longer);
            heads = new int[longer];
            for (int entry = 1; entry < top; entry++) {
                int bucket = bucket(keys[entry]);
                next[entry] = heads[bucket];
                heads[bucket] = entry;
            }
        }
        return top++;
    }
}
