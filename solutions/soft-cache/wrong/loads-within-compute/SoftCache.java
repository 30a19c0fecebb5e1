// feedback: The loader runs inside of a method of the map, and the loader changes the map when it gets another key: HashMap notices, and throws.
// fails: a loader may call get() of the same cache for other keys
// when: says /ConcurrentModificationException/
// when: calls HashMap.compute or calls Map.compute or calls Map.computeIfAbsent or calls HashMap.computeIfAbsent or calls Map.merge or calls HashMap.merge
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, SoftReference<V>> values = new HashMap<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        size();
        List<V> found = new ArrayList<>();
        values.compute(
                key,
                (each, known) -> {
                    V value = known == null ? null : known.get();
                    if (value != null) {
                        found.add(value);
                        return known;
                    }
                    value = loader.apply(key);
                    found.add(value);
                    return value == null ? null : new SoftReference<>(value);
                });
        return found.get(0);
    }

    public int size() {
        values.values().removeIf(each -> each.get() == null);
        return values.size();
    }
}
