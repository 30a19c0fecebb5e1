// hint: 3
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    static class Value<K, V> extends SoftReference<V> {
        final K key;

        Value(K key, V value, ReferenceQueue<V> queue) {
            super(value, queue);
            this.key = key;
        }
    }

    private final Map<K, SoftReference<V>> map = new HashMap<>();
    private final ReferenceQueue<V> queue = new ReferenceQueue<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        forget();
        SoftReference<V> reference = map.get(key);
        V value = reference == null ? null : reference.get();
        if (value != null) {
            return value;
        }
        value = loader.apply(key);
        if (value == null) {
            return null;
        }
        map.put(key, new Value<>(key, value, queue));
        return value;
    }

    public int size() {
        forget();
        return map.size();
    }

    private void forget() {
        for (Reference<?> cleared = queue.poll(); cleared != null; cleared = queue.poll()) {
            map.remove(((Value<?, ?>) cleared).key, cleared);
        }
    }
}
