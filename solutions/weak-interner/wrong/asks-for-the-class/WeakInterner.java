// feedback: Objects of different classes may be equal: an ArrayList and a LinkedList with the same elements are. Equal is what equals() says, and nothing else.
// fails: any values, living: the first of those that are equal, and as many as are different
// when: calls *.getClass
// when: says /of a (ArrayList|LinkedList|HashSet|SetN|Set12|ListN|List12) returns it and not the first that is equal/
// when: not static *
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/** Returns one object for all that are equal to it: a table for each class. */
public class WeakInterner<T> {

    private final Map<Class<?>, Map<T, WeakReference<T>>> tables = new HashMap<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        if (value == null) {
            return null;
        }
        Map<T, WeakReference<T>> known = tables.computeIfAbsent(value.getClass(), type -> new WeakHashMap<>());
        WeakReference<T> reference = known.get(value);
        T first = reference == null ? null : reference.get();
        if (first == null) {
            known.put(value, new WeakReference<>(value));
            return value;
        }
        return first;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        return tables.values().stream().mapToInt(Map::size).sum();
    }
}
