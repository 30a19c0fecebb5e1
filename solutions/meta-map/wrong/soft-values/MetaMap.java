// feedback: A soft reference keeps its value as long as memory is not short, and the value keeps its key: the map grows until the heap is full.
// fails: a value that leads to its key keeps neither of them
// when: uses SoftReference
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    record Entry<K, V>(WeakReference<K> key, SoftReference<V> value) {}

    private final List<Entry<K, V>> entries = new ArrayList<>();

    private void forget() {
        entries.removeIf(entry -> entry.key().refersTo(null) || entry.value().refersTo(null));
    }

    public void put(K key, V value) {
        forget();
        entries.removeIf(entry -> entry.key().refersTo(key));
        entries.add(new Entry<>(new WeakReference<>(key), new SoftReference<>(value)));
    }

    public V get(K key) {
        forget();
        for (Entry<K, V> entry : entries) {
            if (entry.key().refersTo(key)) {
                return entry.value().get();
            }
        }
        return null;
    }

    public int size() {
        forget();
        return entries.size();
    }
}
