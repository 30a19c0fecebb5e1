// feedback: The identity hash is no identity: it has 31 bits, and two objects may have the same. Whoever finds an entry by it has to compare the key as well.
// fails: keys with the same identity hash are not the same
// when: calls System.identityHashCode
// when: passes "keys that are equal are not the same"
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    record Entry<K, V>(WeakReference<K> key, WeakReference<V> value) {}

    private final Map<Integer, Entry<K, V>> entries = new HashMap<>();

    private void forget() {
        entries.values().removeIf(entry -> entry.key().refersTo(null) || entry.value().refersTo(null));
    }

    public void put(K key, V value) {
        forget();
        entries.put(System.identityHashCode(key), new Entry<>(new WeakReference<>(key), new WeakReference<>(value)));
    }

    public V get(K key) {
        var entry = entries.get(System.identityHashCode(key));
        return entry == null ? null : entry.value().get();
    }

    public int size() {
        forget();
        return entries.size();
    }
}
