// feedback: The number of living objects is taken as the next id: once one of them has died, another has that id already.
// fails: an id is not given again after its object has died
// when: calls Map.size or calls HashMap.size or calls WeakHashMap.size
// when: says /has the id of object/
// when: not uses Stack
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
public class IdentityIndex {
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private final Map<Key, Integer> ids = new HashMap<>();
    public int idOf(Object object) {
        Object k;
        while ((k = dead.poll()) != null) ids.remove(k);
        Key key = new Key(object, dead);
        Integer id = ids.get(key);
        if (id == null) { id = ids.size(); ids.put(key, id); }
        return id;
    }
    private static final class Key extends WeakReference<Object> {
        private final int hash;
        Key(Object o, ReferenceQueue<Object> q) { super(o, q); hash = System.identityHashCode(o); }
        @Override public int hashCode() { return hash; }
        @Override public boolean equals(Object other) { return this == other || other instanceof Key && get() != null && get() == ((Key) other).get(); }
    }
}
