// feedback: The map holds its values firmly, and a value leads to its key: so the map keeps its keys itself, however weakly it refers to them.
// fails: a value that leads to its key keeps neither of them
// when: uses WeakHashMap
// when: not uses WeakReference
// when: not uses SoftReference
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    private final Map<K, V> values = new WeakHashMap<>();

    public void put(K key, V value) {
        values.put(key, value);
    }

    public V get(K key) {
        return values.get(key);
    }

    public int size() {
        return values.size();
    }
}
