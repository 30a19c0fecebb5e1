// feedback: The arrays are static: all maps share them, and each changes what the others hold.
// fails: any operations on two maps, with any keys and values, agree with HashMap
// when: static int[]
// when: fails "two maps"
import java.util.Arrays;
public class IntIntMap {
    private static int[] heads, next, keys, values;
    private static int top, free, size;
    public IntIntMap() { heads = new int[1 << 17]; next = new int[64]; keys = new int[64]; values = new int[64]; top = 1; free = size = 0; }
    private int bucket(int key) { return (key * 0x9E3779B9 >>> 7) % heads.length; }
    public void put(int key, int value) {
        for (int e = heads[bucket(key)]; e != 0; e = next[e]) if (keys[e] == key) { values[e] = value; return; }
        int e = free;
        if (e != 0) free = next[e];
        else {
            if (top == keys.length) { int c = top * 4; keys = Arrays.copyOf(keys, c); values = Arrays.copyOf(values, c); next = Arrays.copyOf(next, c); }
            e = top++;
        }
        int b = bucket(key);
        keys[e] = key; values[e] = value; next[e] = heads[b]; heads[b] = e; size++;
    }
    public int get(int key, int absent) {
        for (int e = heads[bucket(key)]; e != 0; e = next[e]) if (keys[e] == key) return values[e];
        return absent;
    }
    public boolean remove(int key) {
        int b = bucket(key);
        for (int e = heads[b], p = 0; e != 0; p = e, e = next[e]) if (keys[e] == key) {
            if (p == 0) heads[b] = next[e]; else next[p] = next[e];
            next[e] = free; free = e; size--;
            return true;
        }
        return false;
    }
    public int size() { return size; }
}
