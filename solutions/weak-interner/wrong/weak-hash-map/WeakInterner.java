// feedback: A WeakHashMap holds its keys weakly and its values strongly. Here each value is its own key: the map keeps them all alive.
// fails: a value that nobody uses can be collected
// when: uses WeakHashMap
// when: not uses WeakReference
// when: not uses SoftReference
import java.util.Map;
import java.util.WeakHashMap;

/** Returns one object for all that are equal to it. */
public class WeakInterner<T> {

    private final Map<T, T> known = new WeakHashMap<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        if (value == null) {
            return null;
        }
        T first = known.putIfAbsent(value, value);
        return first == null ? value : first;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        return known.size();
    }
}
