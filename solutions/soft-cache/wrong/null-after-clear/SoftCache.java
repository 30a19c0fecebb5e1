// feedback: The key is still in the map when its value has been given up, and then the reference has nothing to return: get() is null where it should load again.
// fails: a value that was given up is loaded again, and stays from then on
// when: says /is null after its value was given up/
// when: uses SoftReference
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, SoftReference<V>> values = new HashMap<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        if (!values.containsKey(key)) {
            V value = loader.apply(key);
            if (value == null) {
                return null;
            }
            values.put(key, new SoftReference<>(value));
        }
        return values.get(key).get();
    }

    public int size() {
        int size = 0;
        for (SoftReference<V> each : values.values()) {
            size += each.get() == null ? 0 : 1;
        }
        return size;
    }
}
