// feedback: `put` throws away the entries whose keys have died, and not those whose values have: whoever only puts, and never asks for `size()`, keeps all of those.
// fails: 5,000 entries that died leave at most 100,000 bytes
// when: says /holds [\d,]+ bytes, allowed are 100,000/
// when: passes "size() counts the entries of which both are alive, and no others"
// when: passes "a value that was replaced takes nothing with it when it dies"
// when: calls Collection.removeIf or calls Set.removeIf
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Remembers an object for another one, and keeps neither alive. */
public class MetaMap<K, V> {

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

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Key key && key.refersTo(mine);
        }
    }

    private final ReferenceQueue<Object> deadKeys = new ReferenceQueue<>();
    private final Map<Key, WeakReference<V>> values = new HashMap<>();

    /** Remembers {@code value} for {@code key}, in place of what was remembered for it. */
    public void put(K key, V value) {
        forgetKeys();
        values.put(new Key(key, deadKeys), new WeakReference<>(value));
    }

    /** Returns what is remembered for {@code key}, or {@code null}. */
    public V get(K key) {
        WeakReference<V> value = values.get(new Key(key, null));
        return value == null ? null : value.get();
    }

    /** Returns how many entries there are whose key and value are both alive. */
    public int size() {
        forgetKeys();
        values.entrySet()
                .removeIf(e -> e.getKey().refersTo(null) || e.getValue().refersTo(null));
        return values.size();
    }

    private void forgetKeys() {
        for (Reference<?> dead = deadKeys.poll(); dead != null; dead = deadKeys.poll()) {
            values.remove(dead);
        }
    }
}
