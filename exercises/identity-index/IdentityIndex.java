/**
 * Gives every object an id of its own.
 *
 * <p>Task: two objects must never share an id, the id of an object must never change, and having
 * one must keep no object alive. The line below keeps two of these three promises.
 */
public class IdentityIndex {

    /** Returns the id of this object, a new one if it has none yet. */
    public int idOf(Object object) {
        return System.identityHashCode(object);
    }
}
