import java.util.Arrays;

/** One key marks free slots; the entry of that very key has two fields. */
public class IntIntMap {

    private static final int FREE = Integer.MIN_VALUE;

    private int[] table;
    private int filled;
    private boolean hasFree;
    private int ofFree;

    public IntIntMap() {
        table = table(32);
    }

    private static int[] table(int length) {
        int[] table = new int[length];
        Arrays.fill(table, FREE);
        return table;
    }

    public void put(int key, int value) {
        if (key == FREE) {
            hasFree = true;
            ofFree = value;
            return;
        }
        int at = at(key);
        if (table[at] == FREE) {
            if (filled + 1 > table.length / 2 * 4 / 5) {
                int[] old = table;
                table = table(old.length * 2);
                filled = 0;
                for (int i = 0; i < old.length; i += 2) {
                    if (old[i] != FREE) {
                        put(old[i], old[i + 1]);
                    }
                }
                at = at(key);
            }
            table[at] = key;
            filled++;
        }
        table[at + 1] = value;
    }

    public int get(int key, int absent) {
        if (key == FREE) {
            return hasFree ? ofFree : absent;
        }
        int at = at(key);
        return table[at] == FREE ? absent : table[at + 1];
    }

    public boolean remove(int key) {
        if (key == FREE) {
            boolean was = hasFree;
            hasFree = false;
            return was;
        }
        int at = at(key);
        if (table[at] == FREE) {
            return false;
        }
        table[at] = FREE;
        filled--;
        for (int i = next(at); table[i] != FREE; i = next(i)) {
            int moved = table[i];
            int value = table[i + 1];
            table[i] = FREE;
            int to = at(moved);
            table[to] = moved;
            table[to + 1] = value;
        }
        return true;
    }

    public int size() {
        return filled + (hasFree ? 1 : 0);
    }

    private int at(int key) {
        int hash = key * 0x9E3779B9;
        int i = (hash ^ hash >>> 15) & table.length / 2 - 1;
        for (i *= 2; table[i] != FREE && table[i] != key; i = next(i)) {}
        return i;
    }

    private int next(int i) {
        return i + 2 & table.length - 1;
    }
}
