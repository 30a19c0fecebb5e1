import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A cache that is bounded by what its values weigh.
 *
 * <p>Task: let those go that were used longest ago, when there is no room for a new one. What stands
 * here keeps everything.
 */
public class WeightLru<K, V> {

    private final Map<K, V> values = new HashMap<>();
    private final ToLongFunction<? super V> weigher;
    private long weight;

    /**
     * Makes a cache that is empty.
     *
     * @param most what the values may weigh together
     * @param weigher says what a value weighs
     */
    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        this.weigher = weigher;
    }

    /** Returns the value of a key, or {@code null}. */
    public V get(K key) {
        return values.get(key);
    }

    /** Keeps a value, in the place of another one if the key has one. */
    public void put(K key, V value) {
        values.put(key, value);
        weight += weigher.applyAsLong(value);
    }

    /** Returns how many values are there. */
    public int size() {
        return values.size();
    }

    /** Returns what they weigh together. */
    public long weight() {
        return weight;
    }
}
