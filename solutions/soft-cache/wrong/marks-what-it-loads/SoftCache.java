// feedback: The key is marked while its loader runs, and the mark goes away after a RuntimeException only: after an error the key can never be loaded again. A finally clause takes it away after anything.
// fails: what a loader throws reaches the caller, and is not remembered
// when: says /after a loader that threw (AssertionError|Exception)/
// when: passes "a loader may call get"
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    private final Set<K> loading = new HashSet<>();
    private final ReferenceQueue<V> gone = new ReferenceQueue<>();

    /** Returns the value of the key, and loads it if it is not there. */
    public V get(K key, Function<? super K, ? extends V> loader) {
        forgetTheGone();
        Value<K, V> known = values.get(key);
        V value = known == null ? null : known.get();
        if (value == null) {
            if (!loading.add(key)) {
                throw new IllegalStateException("the loader of " + key + " asks for " + key);
            }
            try {
                value = loader.apply(key);
            } catch (RuntimeException e) {
                loading.remove(key);
                throw e;
            }
            loading.remove(key);
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
