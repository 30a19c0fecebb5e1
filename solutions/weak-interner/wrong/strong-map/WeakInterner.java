// feedback: An ordinary map holds its keys and its values. Whoever was interned once never dies: a leak with a nice name.
// fails: a value that nobody uses can be collected
// when: uses HashMap or uses ConcurrentHashMap or uses LinkedHashMap or uses Map
// when: not uses WeakHashMap
// when: not uses WeakReference
// when: not uses SoftReference
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Returns one object for all that are equal to it. */
public class WeakInterner<T> {

    private final Map<T, T> known = new ConcurrentHashMap<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        T first = known.putIfAbsent(value, value);
        return first == null ? value : first;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        return known.size();
    }
}
