// feedback: The objects have died, and their entries are still there. Register each key with a ReferenceQueue, and poll the queue in every call: then an entry goes soon after its object.
// fails: the index forgets the dead: 20,000 of them leave at most 500,000 bytes in it
// when: says /holds [\d,]+ bytes/
// when: passes "can be collected"
// when: uses WeakReference
// when: not calls ReferenceQueue.poll
// when: not calls Map.remove
// when: not calls HashMap.remove
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Gives every object an id of its own. */
public class IdentityIndex {

    private final Map<Key, Integer> ids = new HashMap<>();
    private int next;

    /** Returns the id of this object, a new one if it has none yet. */
    public int idOf(Object object) {
        return ids.computeIfAbsent(new Key(object), key -> next++);
    }

    private static final class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object object) {
            super(object);
            hash = System.identityHashCode(object);
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
            Object mine = get();
            return mine != null && other instanceof Key && ((Key) other).get() == mine;
        }
    }
}
