// feedback: The identity hash is a random number of 31 bits, not an address. Among 250,000 objects some share one, and your index takes them for the same object.
// fails: 250,000 living objects have 250,000 different ids
// when: calls System.identityHashCode
// when: not uses WeakReference
// when: says /different ids of 250,000 objects/
import java.util.HashMap;
import java.util.Map;

/** Gives every object an id of its own. */
public class IdentityIndex {

    private final Map<Integer, Integer> ids = new HashMap<>();
    private int next;

    /** Returns the id of this object, a new one if it has none yet. */
    public int idOf(Object object) {
        return ids.computeIfAbsent(System.identityHashCode(object), key -> next++);
    }
}
