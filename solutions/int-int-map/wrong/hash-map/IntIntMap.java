// feedback: A HashMap of boxes: an entry of 32 bytes, a key of 16, a value of 16 and a slot, for eight bytes of ints; and every get() makes a box to look for.
// fails: 100,000 entries take at most 2,400,000 bytes
// when: field HashMap or field Map
import java.util.HashMap;
import java.util.Map;

/** A map from int to int. */
public class IntIntMap {

    private final Map<Integer, Integer> entries = new HashMap<>();

    /** Sets the value of this key. */
    public void put(int key, int value) {
        entries.put(key, value);
    }

    /** Returns the value of this key, or {@code absent} where it has none. */
    public int get(int key, int absent) {
        return entries.getOrDefault(key, absent);
    }

    /** Removes this key; returns whether it was there. */
    public boolean remove(int key) {
        return entries.remove(key) != null;
    }

    /** Returns the number of keys. */
    public int size() {
        return entries.size();
    }
}
