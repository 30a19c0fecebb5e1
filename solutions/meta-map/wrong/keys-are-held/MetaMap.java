// feedback: Your weak references lead to the values only. The keys are held, and through them the values to which they lead.
// fails: a key that leads to its value keeps neither of them
// when: fails "a key that nobody holds is gone, though its value is held"
// when: uses WeakReference
// when: field Map or field IdentityHashMap or field HashMap
// when: says "a key whose value is held is still reachable"
// when: passes "a value that nobody holds is gone"
import java.lang.ref.*;
import java.util.*;
public class MetaMap<K, V> {
    private final Map<K, WeakReference<V>> map = new IdentityHashMap<>();
    public void put(K k, V v) { map.put(k, new WeakReference<>(v)); }
    public V get(K k) { var w = map.get(k); return w == null ? null : w.get(); }
    public int size() { map.values().removeIf(w -> w.get() == null); return map.size(); }
}
