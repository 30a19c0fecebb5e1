// feedback: size() counts the living, and what refers to the dead stays: a reference, an entry, a hash for each of them, for ever.
// fails: 20,000 dead leave at most 500,000 bytes in the interner
// when: passes "when all values are gone"
// when: passes "a value that nobody uses"
// when: passes "different values stay different"
// when: not uses WeakHashMap
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
/** size() counts the living only; the references to the dead stay for ever */
public class WeakInterner<T> {
    private final Map<Integer, List<WeakReference<T>>> buckets = new HashMap<>();
    public T intern(T value) {
        if (value == null) return null;
        List<WeakReference<T>> list = buckets.computeIfAbsent(value.hashCode(), h -> new ArrayList<>());
        for (WeakReference<T> r : list) { T t = r.get(); if (value.equals(t)) return t; }
        list.add(new WeakReference<>(value));
        return value;
    }
    public int size() { return (int) buckets.values().stream().flatMap(List::stream).filter(r -> r.get() != null).count(); }
}
