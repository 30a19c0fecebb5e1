// feedback: A soft reference is let go only when memory gets scarce: until then every value that was ever interned stays.
// fails: a value that nobody uses can be collected
// when: uses SoftReference
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.WeakHashMap;

public class WeakInterner<T> {

    private final Map<T, SoftReference<T>> known = new WeakHashMap<>();

    public T intern(T value) {
        if (value == null) {
            return null;
        }
        SoftReference<T> reference = known.get(value);
        T first = reference == null ? null : reference.get();
        if (first == null) {
            known.put(value, new SoftReference<>(value));
            return value;
        }
        return first;
    }

    public int size() {
        return known.size();
    }
}
