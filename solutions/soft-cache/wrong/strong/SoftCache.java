// feedback: The map holds every value strongly, so the collector must keep them all, however short memory is.
// fails: when memory is short, whoever needs it can have it
// when: uses Map or uses HashMap or uses ConcurrentHashMap or uses LinkedHashMap
// when: not uses SoftReference
// when: not uses WeakReference
// when: not uses PhantomReference
import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

public class SoftCache<K, V> {

    private final Map<K, V> values = new HashMap<>();

    public V get(K key, Function<? super K, ? extends V> loader) {
        V value = values.get(key);
        if (value == null) {
            value = loader.apply(key);
            if (value != null) {
                values.put(key, value);
            }
        }
        return value;
    }

    public int size() {
        return values.size();
    }
}
