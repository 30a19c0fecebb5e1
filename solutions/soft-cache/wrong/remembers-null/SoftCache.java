// feedback: What a loader returned goes into the map even if it is null: an entry of nothing, which is counted.
// fails: null from a loader is returned, and not remembered
// when: says /size\(\) after a loader that returned null/
// when: not static *
// when: uses SoftReference
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private static final class Value<K, V> extends SoftReference<V> {
        final K key;

        Value(K key, V value, ReferenceQueue<V> gone) {
            super(value, gone);
            this.key = key;
        }
    }

    private final Map<K, Value<K, V>> values = new HashMap<>();
    private final ReferenceQueue<V> gone = new ReferenceQueue<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        size();
        Value<K, V> known = values.get(key);
        V value = known == null ? null : known.get();
        if (value == null) {
            value = loader.apply(key);
            values.put(key, new Value<>(key, value, gone));
        }
        return value;
    }

    public int size() {
        for (Reference<?> next = gone.poll(); next != null; next = gone.poll()) {
            values.remove(((Value<?, ?>) next).key, next);
        }
        return values.size();
    }
}
