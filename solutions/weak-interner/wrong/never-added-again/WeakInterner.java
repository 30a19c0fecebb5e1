// feedback: When the object you knew has died, you hand out the new one without making it the known one: from then on two equal values stay two objects.
// fails: after its death an equal value is interned anew
// when: says /of the next two, the second does not become the first/
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Returns one object for all that are equal to it. */
public class WeakInterner<T> {

    private final Map<Integer, WeakReference<T>> known = new HashMap<>();
    private final Set<Integer> seen = new HashSet<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        if (value == null) {
            return null;
        }
        int hash = value.hashCode();
        if (seen.add(hash)) {
            known.put(hash, new WeakReference<>(value));
            return value;
        }
        WeakReference<T> reference = known.get(hash);
        T first = reference == null ? null : reference.get();
        return value.equals(first) ? first : value;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        for (Iterator<WeakReference<T>> all = known.values().iterator(); all.hasNext(); ) {
            if (all.next().get() == null) {
                all.remove();
            }
        }
        return known.size();
    }
}
