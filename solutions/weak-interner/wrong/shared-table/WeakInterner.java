// feedback: The table is static, so all interners are one: each returns what the others have interned.
// fails: two interners have nothing to do with each other
// when: static Map or static WeakHashMap or static HashMap
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

public class WeakInterner<T> {

    private static final Map<Object, WeakReference<Object>> known = new WeakHashMap<>();

    @SuppressWarnings("unchecked")
    public T intern(T value) {
        if (value == null) {
            return null;
        }
        WeakReference<Object> reference = known.get(value);
        Object first = reference == null ? null : reference.get();
        if (first == null) {
            known.put(value, new WeakReference<>(value));
            return value;
        }
        return (T) first;
    }

    public int size() {
        return known.size();
    }
}
