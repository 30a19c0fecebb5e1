// feedback: A number of entries bounds this cache, and not memory: values are given up while there is room for them.
// fails: while there is memory enough, 2,000 values stay through three collections
// when: uses LinkedHashMap
// when: uses SoftReference
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, SoftReference<V>> values =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<K, SoftReference<V>> eldest) {
                    return size() > 1000;
                }
            };

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
        values.values().removeIf(each -> each.get() == null);
        return values.size();
    }
}
