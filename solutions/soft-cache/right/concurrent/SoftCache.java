import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, SoftReference<V>> values = new java.util.concurrent.ConcurrentHashMap<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        size();
        var known = values.get(key);
        if (known != null) {
            V value = known.get();
            if (value != null) return value;
        }
        V value = loader.apply(key);
        if (value != null) values.put(key, new SoftReference<>(value));
        return value;
    }

    public int size() {
        values.values().removeIf(each -> each.get() == null);
        return values.size();
    }
}
