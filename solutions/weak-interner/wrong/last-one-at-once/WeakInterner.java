// feedback: When the value that was asked for last is asked for again, it is returned at once, and the table is not looked at: as long as nobody asks for another one, what is left of the dead stays. Every call of intern() has to forget them.
// fails: 20,000 dead are forgotten whatever is called afterwards
// when: says /500 calls, all of them intern\(\) of a value that is known/
// when: passes "different values stay different"
// when: passes "a value that nobody uses"
// when: uses WeakHashMap
// when: not static *
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** Returns one object for all that are equal to it. */
public class WeakInterner<T> {

    private final Map<T, WeakReference<T>> known = new WeakHashMap<>();

    /** Often the same value comes many times in a row. */
    private WeakReference<T> last = new WeakReference<>(null);

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        if (value == null) {
            return null;
        }
        T first = last.get();
        if (value.equals(first)) {
            return first;
        }
        last = known.get(value);
        first = last == null ? null : last.get();
        if (first == null) {
            first = value;
            last = new WeakReference<>(value);
            known.put(value, last);
        }
        return first;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        return known.size();
    }
}
