// feedback: What the loader throws is caught, and the caller gets null: he cannot know that anything went wrong, let alone what.
// fails: what a loader throws reaches the caller, and is not remembered
// when: says /the loader throws .*, and get\(\) returns/
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, SoftReference<V>> values = new HashMap<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        size();
        SoftReference<V> known = values.get(key);
        V value = known == null ? null : known.get();
        if (value == null) {
            try {
                value = loader.apply(key);
            } catch (RuntimeException e) {
                return null;
            }
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
