// feedback: What was given up is forgotten when something is loaded, and not when get() finds what it looks for: as long as the same few values are asked for, thousands of entries of others stay.
// fails: a get() that finds its value makes them be forgotten, too
// when: passes "size() is the number"
// when: passes "5,000 values that were given up"
// when: passes "a value that was given up"
// when: passes "a loader may call"
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps values that were loaded, as long as memory is not short. */
public class SoftCache<K, V> {

    /** A value, and the key to forget when the value is gone. */
    private static final class Value<K, V> extends SoftReference<V> {
        final K key;

        Value(K key, V value, ReferenceQueue<V> gone) {
            super(value, gone);
            this.key = key;
        }
    }

    private final Map<K, Value<K, V>> values = new HashMap<>();
    private final ReferenceQueue<V> gone = new ReferenceQueue<>();

    /** Returns the value of the key, and loads it if it is not there. */
    public V get(K key, Function<? super K, ? extends V> loader) {
        Value<K, V> known = values.get(key);
        V value = known == null ? null : known.get();
        if (value == null) {
            forgetTheGone();
            value = loader.apply(key);
            if (value != null) {
                values.put(key, new Value<>(key, value, gone));
            }
        }
        return value;
    }

    /** Returns how many values are there. */
    public int size() {
        forgetTheGone();
        return values.size();
    }

    private void forgetTheGone() {
        for (Reference<?> next = gone.poll(); next != null; next = gone.poll()) {
            values.remove(((Value<?, ?>) next).key, next);
        }
    }
}
