// feedback: WeakHashMap holds its keys weakly, but it compares them with equals(): two strings with the same text get one id.
// fails: two objects have two ids, even if they are equal
// when: uses WeakHashMap
import java.util.Map;
import java.util.WeakHashMap;

/** Gives every object an id of its own. */
public class IdentityIndex {

    private final Map<Object, Integer> ids = new WeakHashMap<>();
    private int next;

    /** Returns the id of this object, a new one if it has none yet. */
    public int idOf(Object object) {
        return ids.computeIfAbsent(object, key -> next++);
    }
}
