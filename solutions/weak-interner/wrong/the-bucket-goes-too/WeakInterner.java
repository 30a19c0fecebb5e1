// feedback: When one value dies, others of its hash code are forgotten with it, and some of those may be in use: an equal value then becomes a second one. Take the dead out of the list, and the list away when it is empty.
// fails: as many values as you like live and die: no death takes another value with it
// when: says /which is in use, beside|the others of .*: some that live are not counted/
// when: calls *.remove
// when: passes "a value that nobody uses can be collected"
// when: passes "intern(null) is null, and is not counted"
// when: passes "different values stay different"
// when: passes "any values, living"
// when: not static *
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Returns one object for all that are equal to it, and lets it go when nobody else uses it. */
public class WeakInterner<T> {

    /** An object, and the bucket in which it lies. */
    private static final class Known<T> extends WeakReference<T> {
        private final Integer hash;

        Known(T value, ReferenceQueue<T> dead) {
            super(value, dead);
            hash = value.hashCode();
        }
    }

    private final ReferenceQueue<T> dead = new ReferenceQueue<>();
    private final Map<Integer, List<Known<T>>> buckets = new HashMap<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        forget();
        if (value == null) {
            return null;
        }
        List<Known<T>> bucket = buckets.computeIfAbsent(value.hashCode(), h -> new ArrayList<>());
        for (Known<T> known : bucket) {
            T first = known.get();
            if (value.equals(first)) {
                return first;
            }
        }
        bucket.add(new Known<>(value, dead));
        return value;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        forget();
        int size = 0;
        for (List<Known<T>> bucket : buckets.values()) {
            size += bucket.size();
        }
        return size;
    }

    private void forget() {
        Reference<? extends T> gone;
        while ((gone = dead.poll()) != null) {
            buckets.remove(((Known<?>) gone).hash);
        }
    }
}
