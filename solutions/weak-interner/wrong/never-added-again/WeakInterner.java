// feedback: When the object you knew has died, you hand out the new one without making it the known one: from then on two equal values stay two objects.
// fails: after its death an equal value is interned anew
// when: says /of the next two, the second does not become the first/
// when: passes "different values stay different"
// when: passes "any values, living"
// when: not static *
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** Returns one object for all that are equal to it. */
public class WeakInterner<T> {

    private final Map<T, WeakReference<T>> known = new WeakHashMap<>();
    private final Map<Integer, Set<String>> seen = new HashMap<>();

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
        if (seen.computeIfAbsent(value.hashCode(), hash -> new HashSet<>()).add(value.getClass() + " " + value)) {
            known.put(value, new WeakReference<>(value));
        }
        return value;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        return known.size();
    }
}
