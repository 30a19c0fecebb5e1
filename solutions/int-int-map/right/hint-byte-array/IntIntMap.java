// hint: 1, 2, 3
/** Just as the second hint says: a third array (byte[]), and twice the length when three quarters are full. */
public class IntIntMap {
    private int[] keys = new int[16];
    private int[] values = new int[16];
    private byte[] used = new byte[16];
    private int size;
    private int slot(int key) { return key * 0x9E3779B9 >>> 7 & keys.length - 1; }
    private int find(int key) {
        int i = slot(key);
        while (used[i] != 0 && keys[i] != key) i = i + 1 & keys.length - 1;
        return i;
    }
    public void put(int key, int value) {
        int i = find(key);
        if (used[i] == 0) {
            if (size >= keys.length / 4 * 3) { grow(); i = find(key); }
            used[i] = 1; keys[i] = key; size++;
        }
        values[i] = value;
    }
    private void grow() {
        int[] k = keys; int[] v = values; byte[] u = used;
        keys = new int[k.length * 2]; values = new int[k.length * 2]; used = new byte[k.length * 2];
        for (int i = 0; i < k.length; i++) if (u[i] != 0) { int j = find(k[i]); used[j] = 1; keys[j] = k[i]; values[j] = v[i]; }
    }
    public int get(int key, int absent) { int i = find(key); return used[i] == 0 ? absent : values[i]; }
    public boolean remove(int key) {
        int hole = find(key);
        if (used[hole] == 0) return false;
        int m = keys.length - 1;
        for (int j = hole + 1 & m; used[j] != 0; j = j + 1 & m) {
            int home = slot(keys[j]);
            boolean between = hole <= j ? hole < home && home <= j : hole < home || home <= j;
            if (!between) { keys[hole] = keys[j]; values[hole] = values[j]; hole = j; }
        }
        used[hole] = 0; size--;
        return true;
    }
    public int size() { return size; }
}
