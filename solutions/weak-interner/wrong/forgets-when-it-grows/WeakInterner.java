// feedback: The dead are thrown out when a new value is put in. Where all that is asked for is known already, nothing is put in, and what is left of the dead stays. Every call of intern() has to forget them.
// fails: 20,000 dead are forgotten whatever is called afterwards
// when: says /500 calls, all of them intern\(\) of a value that is known/
// when: passes "20,000 dead leave at most 500,000 bytes"
// when: not uses WeakHashMap
// when: passes "different values stay different"
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Returns one object for all that are equal to it. */
public class WeakInterner<T> {

    /** Equal to another key if their values are, and after its value's death only to itself. */
    private static final class Key<T> extends WeakReference<T> {
        private final int hash;

        Key(T value, ReferenceQueue<T> queue) {
            super(value, queue);
            hash = value.hashCode();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Key<?> key) || key.hash != hash) {
                return false;
            }
            Object mine = get();
            return mine != null && mine.equals(key.get());
        }
    }

    private final Map<Key<T>, Key<T>> known = new HashMap<>();
    private final ReferenceQueue<T> queue = new ReferenceQueue<>();

    /** Returns the first of all objects that are equal to this one. */
    public T intern(T value) {
        if (value == null) {
            return null;
        }
        Key<T> found = known.get(new Key<>(value, null));
        T first = found == null ? null : found.get();
        if (first != null) {
            return first;
        }
        // only now does the map grow, so now there is something to be gained
        forget();
        Key<T> key = new Key<>(value, queue);
        known.put(key, key);
        return value;
    }

    /** Returns how many objects are interned now. */
    public int size() {
        forget();
        int living = 0;
        for (Key<T> key : known.keySet()) {
            if (key.get() != null) {
                living++;
            }
        }
        return living;
    }

    private void forget() {
        for (Reference<? extends T> dead = queue.poll(); dead != null; dead = queue.poll()) {
            known.remove(dead);
        }
    }
}
