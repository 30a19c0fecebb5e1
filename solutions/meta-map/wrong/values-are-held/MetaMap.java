// feedback: Your weak references lead to the keys only. The values are held, and through them the keys to which they lead.
// fails: a value that leads to its key keeps neither of them
// when: fails "a value that nobody holds is gone, though its key is held"
// when: uses WeakReference
// when: says "a value whose key is held is still reachable"
// when: passes "a key that nobody holds is gone"
// when: not uses SoftReference
// when: not uses WeakHashMap
// when: not field WeakHashMap
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    record Entry<K, V>(WeakReference<K> key, V value) {}

    private final List<Entry<K, V>> entries = new ArrayList<>();

    private void forget() {
        entries.removeIf(entry -> entry.key().refersTo(null));
    }

    public void put(K key, V value) {
        forget();
        entries.removeIf(entry -> entry.key().refersTo(key));
        entries.add(new Entry<>(new WeakReference<>(key), value));
    }

    public V get(K key) {
        forget();
        for (Entry<K, V> entry : entries) {
            if (entry.key().refersTo(key)) {
                return entry.value();
            }
        }
        return null;
    }

    public int size() {
        forget();
        return entries.size();
    }
}
