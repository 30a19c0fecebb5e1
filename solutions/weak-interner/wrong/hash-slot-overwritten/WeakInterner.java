// feedback: One place for each hash code: two values that are not equal and have the same one push each other out.
// fails: different values stay different, even with equal hash codes
// when: calls *.hashCode
// when: says "size() with 7 different words"
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
public class WeakInterner<T> {
    private final Map<Integer, WeakReference<T>> pool = new HashMap<>();
    public T intern(T value) {
        if (value == null) return null;
        WeakReference<T> r = pool.get(value.hashCode());
        T first = r != null ? r.get() : null;
        if (value.equals(first)) return first;
        pool.put(value.hashCode(), new WeakReference<>(value));
        return value;
    }
    public int size() { pool.values().removeIf(r -> r.get() == null); return pool.size(); }
}
