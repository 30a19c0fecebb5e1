// feedback: An entry is found by its value, too, and only one is kept for each value: when a value dies that was put for several keys, the entries of the others stay and are counted.
// fails: one value may belong to several keys
// when: says /size\(\) when the value of \d keys has died/
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Remembers an object for another one, and keeps neither alive. */
public class MetaMap<K, V> {

    /** Equal to another one if it leads to the same object, or is the same reference. */
    private static final class Id<T> extends WeakReference<T> {
        private final int hash;

        Id(T object, ReferenceQueue<Object> queue) {
            super(object, queue);
            hash = System.identityHashCode(object);
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
            T object = get();
            return object != null && other instanceof Id<?> id && id.get() == object;
        }
    }

    private record Entry<K, V>(Id<K> key, Id<V> value) {}

    private final ReferenceQueue<Object> died = new ReferenceQueue<>();
    private final Map<Id<K>, Entry<K, V>> byKey = new HashMap<>();
    private final Map<Id<V>, Entry<K, V>> byValue = new HashMap<>();

    /** Remembers {@code value} for {@code key}, in place of what was remembered for it. */
    public void put(K key, V value) {
        forgetDead();
        remove(byKey.get(new Id<>(key, null)));
        Entry<K, V> entry = new Entry<>(new Id<>(key, died), new Id<>(value, died));
        byKey.put(entry.key(), entry);
        byValue.put(entry.value(), entry);
    }

    /** Returns what is remembered for {@code key}, or {@code null}. */
    public V get(K key) {
        forgetDead();
        Entry<K, V> entry = byKey.get(new Id<>(key, null));
        return entry == null ? null : entry.value().get();
    }

    /** Returns how many entries there are whose key and value are both alive. */
    public int size() {
        forgetDead();
        return byKey.size();
    }

    private void remove(Entry<K, V> entry) {
        if (entry != null) {
            byKey.remove(entry.key());
            byValue.remove(entry.value(), entry);
        }
    }

    private void forgetDead() {
        for (Reference<?> dead = died.poll(); dead != null; dead = died.poll()) {
            remove(byKey.get(dead));
            remove(byValue.get(dead));
        }
    }
}
