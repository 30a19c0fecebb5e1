// feedback: What was put for a key first is still what is found, after another value was put. What is put in place of another has to remove that, and not to be added behind it or left out.
// fails: a value that was replaced takes nothing with it when it dies
// when: says "another value, and must be its own value"
// when: passes "keys that are equal are not the same"
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    record Entry<K, V>(WeakReference<K> key, WeakReference<V> value) {}

    private final List<Entry<K, V>> entries = new ArrayList<>();

    private void forget() {
        entries.removeIf(entry -> entry.key().refersTo(null) || entry.value().refersTo(null));
    }

    public void put(K key, V value) {
        forget();
        entries.add(new Entry<>(new WeakReference<>(key), new WeakReference<>(value)));
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
