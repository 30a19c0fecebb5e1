import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Keys that remember the hash, and a queue that says which of them are dead. */
public class WeakInterner<T> {

    private final Map<Key<T>, Key<T>> known = new HashMap<>();
    private final ReferenceQueue<T> dead = new ReferenceQueue<>();

    public T intern(T value) {
        forgetTheDead();
        if (value == null) {
            return null;
        }
        Key<T> key = new Key<>(value, dead);
        Key<T> first = known.get(key);
        T alive = first == null ? null : first.get();
        if (alive == null) {
            known.put(key, key);
            return value;
        }
        return alive;
    }

    public int size() {
        forgetTheDead();
        return known.size();
    }

    private void forgetTheDead() {
        for (Reference<? extends T> key = dead.poll(); key != null; key = dead.poll()) {
            known.remove(key);
        }
    }

    private static final class Key<T> extends WeakReference<T> {

        private final int hash;

        Key(T value, ReferenceQueue<T> dead) {
            super(value, dead);
            hash = value.hashCode();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        /** The map itself looks for the same object first, so a dead key is found. */
        @Override
        public boolean equals(Object other) {
            Object mine = get();
            return mine != null && other instanceof Key<?> key && mine.equals(key.get());
        }
    }
}
