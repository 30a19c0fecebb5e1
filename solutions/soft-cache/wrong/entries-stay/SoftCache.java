// feedback: The values go, and size() does not count them; their keys, entries and references stay in the map for ever.
// fails: 5,000 values that were given up leave at most 200,000 bytes
// when: passes "size() is the number"
// when: passes "when memory is short"
// when: passes "a value that was given up"
// when: not calls *.removeIf
// when: not calls *.remove
// when: uses SoftReference
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
        return (int) values.values().stream().filter(each -> each.get() != null).count();
    }
}
