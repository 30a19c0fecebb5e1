// feedback: A value that is equal to an earlier one is handed back as it came: the earlier one is not found, or is forgotten, though it may be in use. The first stays the one.
// fails: equal values become the object that was interned first
// when: says /of an equal value does not return the first/
// when: not static *
// when: not uses IdentityHashMap
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

public class WeakInterner<T> {

    private final Map<T, WeakReference<T>> known = new WeakHashMap<>();

    public T intern(T value) {
        if (value != null) {
            known.remove(value);
            known.put(value, new WeakReference<>(value));
        }
        return value;
    }

    public int size() {
        return known.size();
    }
}
