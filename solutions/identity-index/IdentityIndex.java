import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Gives every object an id of its own. */
public class IdentityIndex {

    private final Map<Key, Integer> ids = new HashMap<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private int next;

    /** Returns the id of this object, a new one if it has none yet. */
    public int idOf(Object object) {
        for (Reference<?> key; (key = dead.poll()) != null; ) {
            ids.remove(key);
        }
        return ids.computeIfAbsent(new Key(object, dead), key -> next++);
    }

    private static final class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object object, ReferenceQueue<Object> dead) {
            super(object, dead);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof Key key && get() != null && get() == key.get();
        }
    }
}
