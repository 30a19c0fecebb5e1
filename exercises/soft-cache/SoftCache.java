import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps values that were loaded, as long as memory is not short.
 *
 * <p>Task: let the values go when somebody needs the memory. What stands here keeps them for ever.
 */
public class SoftCache<K, V> {

    private final Map<K, V> values = new HashMap<>();

    /** Returns the value of the key, and loads it if it is not there. */
    public V get(K key, Function<? super K, ? extends V> loader) {
        if (!values.containsKey(key)) {
            values.put(key, loader.apply(key));
        }
        return values.get(key);
    }

    /** Returns how many values are there. */
    public int size() {
        return values.size();
    }
}
