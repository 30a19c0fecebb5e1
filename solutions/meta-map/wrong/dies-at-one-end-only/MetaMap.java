// feedback: An entry is thrown away when its key dies. One whose value has died, and whose key lives on, stays and is counted.
// fails: size() counts the entries of which both are alive, and no others
// when: fails "a value that nobody holds is gone, though its key is held"
// when: says "size() when the value of the only entry is gone"
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Remembers an object for another one, and keeps neither alive. */
public class MetaMap<K, V> {

    /** A key, which the map finds by identity. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object key, ReferenceQueue<Object> queue) {
            super(key, queue);
            hash = System.identityHashCode(key);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        /** A dead one is found by itself, which is the same object. */
        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Key key && refersToThatOf(key);
        }

        private boolean refersToThatOf(Key other) {
            Object key = other.get();
            return key != null && refersTo(key);
        }
    }

    /** A value, which knows where it is. */
    private static final class Value<V> extends WeakReference<V> {
        private final Key key;

        Value(Key key, V value, ReferenceQueue<Object> queue) {
            super(value, queue);
            this.key = key;
        }
    }

    private final Map<Key, Value<V>> values = new HashMap<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();

    /** Remembers {@code value} for {@code key}, in place of what was remembered for it. */
    public void put(K key, V value) {
        forget();
        Key weak = new Key(key, dead);
        values.remove(weak);
        values.put(weak, new Value<>(weak, value, null));
    }

    /** Returns what is remembered for {@code key}, or {@code null}. */
    public V get(K key) {
        Value<V> value = values.get(new Key(key, null));
        return value == null ? null : value.get();
    }

    /** Returns how many entries there are whose key and value are both alive. */
    public int size() {
        forget();
        return values.size();
    }

    private void forget() {
        for (Reference<?> next = dead.poll(); next != null; next = dead.poll()) {
            if (next instanceof Value<?> value) {
                values.remove(value.key, value);
            } else {
                values.remove(next);
            }
        }
    }
}
