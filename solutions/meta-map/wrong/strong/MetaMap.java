// feedback: An ordinary map holds keys and values: nothing that was put into it can die before the map does.
// fails: a key that leads to its value keeps neither of them
// when: uses IdentityHashMap or uses HashMap or uses ArrayList or uses LinkedHashMap
// when: not uses WeakReference
// when: not uses WeakHashMap
// when: not uses SoftReference
// when: not uses PhantomReference
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    private final Map<K, V> values = new IdentityHashMap<>();

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
