// feedback: The queue is in a static field, so there is one for all caches: whichever is asked first takes out of it what the others gave up, and they never hear that these values are gone.
// fails: a cache forgets what it gave up, whatever another one was asked before
// when: static ReferenceQueue
// when: passes "size() is the number"
// when: fails "a cache forgets what it gave up"
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps values that were loaded, as long as memory is not short. */
public class SoftCache<K, V> {

    /** The collector puts the references here whose values are gone. */
    private static final ReferenceQueue<Object> CLEARED = new ReferenceQueue<>();

    private static final class Value<K, V> extends SoftReference<V> {
        final K key;

        Value(K key, V value) {
            super(value, CLEARED);
            this.key = key;
        }
    }

    private final Map<K, Value<K, V>> values = new HashMap<>();

    /** Returns the value of the key, and loads it if it is not there. */
    public V get(K key, Function<? super K, ? extends V> loader) {
        forgetCleared();
        Value<K, V> present = values.get(key);
        V value = present == null ? null : present.get();
        if (value == null) {
            value = loader.apply(key);
            if (value != null) {
                values.put(key, new Value<>(key, value));
            }
        }
        return value;
    }

    /** Returns how many values are there. */
    public int size() {
        forgetCleared();
        return values.size();
    }

    private void forgetCleared() {
        for (Reference<?> gone = CLEARED.poll(); gone != null; gone = CLEARED.poll()) {
            values.remove(((Value<?, ?>) gone).key, gone);
        }
    }
}
