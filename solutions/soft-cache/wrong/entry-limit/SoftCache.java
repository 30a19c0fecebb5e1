// feedback: A number of entries bounds this cache, and not memory: values are given up while there is room for them.
// fails: while there is memory enough, 2,000 values stay through three collections
// when: says /of the first 1,000 of [\d,]+ small values/
// when: uses SoftReference
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps values that were loaded, as long as memory is not short. */
public class SoftCache<K, V> {

    /** References cost memory, too, which nobody clears: there are not more than this. */
    private static final int MAX_ENTRIES = 100_000;

    private static final class Value<K, V> extends SoftReference<V> {
        final K key;

        Value(K key, V value, ReferenceQueue<V> queue) {
            super(value, queue);
            this.key = key;
        }
    }

    private final ReferenceQueue<V> queue = new ReferenceQueue<>();
    private final Map<K, Value<K, V>> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Value<K, V>> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    /** Returns the value of the key, and loads it if it is not there. */
    public V get(K key, Function<? super K, ? extends V> loader) {
        expunge();
        Value<K, V> known = values.get(key);
        V value = known == null ? null : known.get();
        if (value == null) {
            value = loader.apply(key);
            if (value != null) {
                values.put(key, new Value<>(key, value, queue));
            }
        }
        return value;
    }

    /** Returns how many values are there. */
    public int size() {
        expunge();
        return values.size();
    }

    private void expunge() {
        for (Reference<?> cleared = queue.poll(); cleared != null; cleared = queue.poll()) {
            values.remove(((Value<?, ?>) cleared).key, cleared);
        }
    }
}
