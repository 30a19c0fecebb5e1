// feedback: size() is the size of the map, and in the map a key stays when its value has been given up.
// fails: size() is the number of values that are there
// when: says /size\(\) when 10 of 1,000 were not given up/
// when: uses SoftReference
// when: not field SoftReference
// when: not uses WeakHashMap
// when: passes "when memory is short"
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, SoftReference<V>> values = new HashMap<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        SoftReference<V> known = values.get(key);
        V value = known == null ? null : known.get();
        if (value == null) {
            value = loader.apply(key);
            if (value != null) {
                values.put(key, new SoftReference<>(value));
            }
        }
        return value;
    }

    public int size() {
        return values.size();
    }
}
