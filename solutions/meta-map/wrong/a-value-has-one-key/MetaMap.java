// feedback: An entry is found by its value, too: when a value is put for a second key, the first one loses it.
// fails: one value may belong to several keys
// when: says "three with the same value"
import java.lang.ref.*;
import java.util.*;
public class MetaMap<K, V> {
    // one key for each value
    record E<K, V>(WeakReference<K> k, WeakReference<V> v) {}
    private final List<E<K, V>> list = new ArrayList<>();
    private void tidy() { list.removeIf(e -> e.k().refersTo(null) || e.v().refersTo(null)); }
    public void put(K k, V v) { tidy(); list.removeIf(e -> e.k().refersTo(k) || e.v().refersTo(v)); list.add(new E<>(new WeakReference<>(k), new WeakReference<>(v))); }
    public V get(K k) { for (var e : list) if (e.k().refersTo(k)) return e.v().get(); return null; }
    public int size() { tidy(); return list.size(); }
}
