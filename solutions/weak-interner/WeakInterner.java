import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** Returns one object for all that are equal to it. */
public class WeakInterner<T> {

    private final Map<T, WeakReference<T>> known = new WeakHashMap<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        if (value == null) {
            return null;
        }
        WeakReference<T> reference = known.get(value);
        T first = reference == null ? null : reference.get();
        if (first != null) {
            return first;
        }
        known.put(value, new WeakReference<>(value));
        return value;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        return known.size();
    }
}
