// feedback: null is interned like a value: it is counted, and never dies.
// fails: intern(null) is null, and is not counted
// when: says /size\(\) with null/
// when: not static *
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
public class WeakInterner<T> {
    private final Map<T, WeakReference<T>> pool = new WeakHashMap<>();
    public T intern(T value) {
        WeakReference<T> r = pool.get(value);
        T first = r != null ? r.get() : null;
        if (first == null) { pool.put(value, new WeakReference<>(value)); first = value; }
        return first;
    }
    public int size() { return pool.size(); }
}
