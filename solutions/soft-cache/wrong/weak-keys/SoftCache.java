// feedback: A WeakHashMap forgets an entry as soon as nobody holds its key, and here nobody does: the value is soft, but its way in is gone with the next collection.
// fails: while there is memory enough, 2,000 values stay through three collections
// when: uses WeakHashMap
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, SoftReference<V>> values = new WeakHashMap<>();

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
