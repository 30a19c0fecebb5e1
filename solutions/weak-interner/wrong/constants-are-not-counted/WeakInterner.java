// feedback: Constants of enums and classes are returned at once, since there is only one of each. They are interned all the same, and `size()` has to count them: only null is not counted.
// fails: any values, living: the first of those that are equal, and as many as are different
// when: says /size\(\) is \d+ with \d+ different values, all in use, after intern\(.*\) of a (Sign|State|Class)\b/
// when: uses Enum or uses Class or calls *.isEnum
// when: passes "different values stay different"
// when: passes "two interners have nothing to do with each other"
// when: passes "intern(null) is null"
// when: passes "equal values become the object"
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** Returns one object for all that are equal to it. */
public class WeakInterner<T> {

    private final Map<T, WeakReference<T>> known = new WeakHashMap<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        // there is only one of each constant and of each class: nothing to remember
        if (value == null || value instanceof Enum || value instanceof Class) {
            return value;
        }
        WeakReference<T> reference = known.get(value);
        T first = reference == null ? null : reference.get();
        if (first == null) {
            first = value;
            known.put(value, new WeakReference<>(value));
        }
        return first;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        return known.size();
    }
}
