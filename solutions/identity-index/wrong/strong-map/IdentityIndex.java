// feedback: IdentityHashMap compares by ==, as it should, and holds its keys strongly: whoever has an id never dies.
// fails: an object that has an id can be collected
// when: uses IdentityHashMap
import java.util.IdentityHashMap;
import java.util.Map;

/** Gives every object an id of its own. */
public class IdentityIndex {

    private final Map<Object, Integer> ids = new IdentityHashMap<>();
    private int next;

    /** Returns the id of this object, a new one if it has none yet. */
    public int idOf(Object object) {
        return ids.computeIfAbsent(object, key -> next++);
    }
}
