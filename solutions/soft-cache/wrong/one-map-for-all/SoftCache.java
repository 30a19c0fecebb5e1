// feedback: The map is static, so there is one for all caches: each returns what another has loaded.
// fails: two caches know nothing of each other
// when: static Map or static HashMap or static ConcurrentHashMap
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private static final Map<Object, SoftReference<Object>> VALUES = new HashMap<>();

    @SuppressWarnings("unchecked")
    public V get(K key, Function<? super K, ? extends V> loader) {
        SoftReference<Object> known = VALUES.get(key);
        V value = known == null ? null : (V) known.get();
        if (value == null) {
            value = loader.apply(key);
            if (value != null) {
                VALUES.put(key, new SoftReference<>(value));
            }
        }
        return value;
    }

    public int size() {
        VALUES.values().removeIf(each -> each.get() == null);
        return VALUES.size();
    }
}
