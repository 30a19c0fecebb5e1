// feedback: One soft reference holds the whole map. When it is cleared, the values that somebody still uses are forgotten with the others, and loaded a second time.
// fails: a value that somebody holds stays the one, however short memory was
// when: field SoftReference
// when: says /somebody holds the value of/
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private SoftReference<Map<K, V>> values = new SoftReference<>(new HashMap<>());

    public V get(K key, Function<? super K, ? extends V> loader) {
        V value = map().get(key);
        if (value == null) {
            value = loader.apply(key);
            if (value != null) {
                map().put(key, value);
            }
        }
        return value;
    }

    public int size() {
        return map().size();
    }

    private Map<K, V> map() {
        Map<K, V> map = values.get();
        if (map == null) {
            map = new HashMap<>();
            values = new SoftReference<>(map);
        }
        return map;
    }
}
