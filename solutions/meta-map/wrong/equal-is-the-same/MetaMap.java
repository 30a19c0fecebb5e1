// feedback: A `WeakHashMap` asks its keys for `equals`: with weak values the entries can die, and two objects that are equal still share one entry, whose key is the first of them.
// fails: keys that are equal are not the same
// when: uses WeakHashMap
// when: uses WeakReference
// when: passes "a value that leads to its key keeps neither of them"
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    private final Map<K, WeakReference<V>> values = new WeakHashMap<>();

    public void put(K key, V value) {
        values.put(key, new WeakReference<>(value));
    }

    public V get(K key) {
        var value = values.get(key);
        return value == null ? null : value.get();
    }

    public int size() {
        values.values().removeIf(value -> value.refersTo(null));
        return values.size();
    }
}
