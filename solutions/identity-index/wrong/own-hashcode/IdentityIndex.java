// feedback: You ask the object for its hash code. That of a list changes when it grows, and then its key is in another place than where you look.
// fails: an id stays when the object changes: a list grows, a map is filled
// when: calls Object.hashCode or calls Objects.hashCode
// when: fails "stays when the object changes"
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
public class IdentityIndex {
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private final Map<Key, Integer> ids = new HashMap<>();
    private int next;
    public int idOf(Object object) {
        Object k;
        while ((k = dead.poll()) != null) ids.remove(k);
        return ids.computeIfAbsent(new Key(object, dead), x -> next++);
    }
    private static final class Key extends WeakReference<Object> {
        private final int hash;
        Key(Object o, ReferenceQueue<Object> q) { super(o, q); hash = o.hashCode(); }
        @Override public int hashCode() { return hash; }
        @Override public boolean equals(Object other) { return this == other || other instanceof Key && get() != null && get() == ((Key) other).get(); }
    }
}
