// feedback: A number of entries bounds this cache, and not memory: values are given up while there is room for them.
// fails: while there is memory enough, 2,000 values stay through three collections
// when: says /of the first 1,000 of [\d,]+ small values/
// when: uses SoftReference
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps values that were loaded, as long as memory is not short. */
public class SoftCache<K, V> {

    /** More than anybody needs. */
    private static final int MOST = 32_768;

    private static final class Ref<K, V> extends SoftReference<V> {
        final K key;

        Ref(K key, V value, ReferenceQueue<V> queue) {
            super(value, queue);
            this.key = key;
        }
    }

    private final Map<K, Ref<K, V>> values =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<K, Ref<K, V>> eldest) {
                    return size() > MOST;
                }
            };

    private final ReferenceQueue<V> queue = new ReferenceQueue<>();

    /** Returns the value of the key, and loads it if it is not there. */
    public V get(K key, Function<? super K, ? extends V> loader) {
        forget();
        Ref<K, V> ref = values.get(key);
        V value = ref == null ? null : ref.get();
        if (value == null) {
            value = loader.apply(key);
            if (value != null) {
                values.put(key, new Ref<>(key, value, queue));
            }
        }
        return value;
    }

    /** Returns how many values are there. */
    public int size() {
        forget();
        int size = 0;
        for (Ref<K, V> ref : values.values()) {
            if (ref.get() != null) {
                size++;
            }
        }
        return size;
    }

    private void forget() {
        Object gone;
        while ((gone = queue.poll()) != null) {
            values.remove(((Ref<?, ?>) gone).key, gone);
        }
    }
}
