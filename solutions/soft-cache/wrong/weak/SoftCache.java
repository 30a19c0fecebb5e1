// feedback: A weak reference is cleared by the first collection that looks at its value, be memory short or not: what nobody else holds is loaded again and again.
// fails: while there is memory enough, 2,000 values stay through three collections
// when: uses WeakReference
// when: not uses SoftReference
// when: not uses WeakHashMap
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, WeakReference<V>> values = new HashMap<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        WeakReference<V> known = values.get(key);
        V value = known == null ? null : known.get();
        if (value == null) {
            size();
            value = loader.apply(key);
            if (value != null) {
                values.put(key, new WeakReference<>(value));
            }
        }
        return value;
    }

    public int size() {
        values.values().removeIf(each -> each.get() == null);
        return values.size();
    }
}
