// feedback: A hash code may belong to several objects. With the first of them that dies you throw out all that is stored under its hash, and the living get new ids.
// fails: an id outlives the death of others, of those with the same hash code, too
// when: passes "outlives collections"
// when: calls Map.remove or calls HashMap.remove
// when: field Map or field HashMap
// when: calls System.identityHashCode
// when: not calls removeEldestEntry
// when: not uses LinkedHashMap
// when: says /another one after [\d,]+ others had died/
import java.lang.ref.*;
import java.util.*;
public class IdentityIndex {
    private static final class Key extends WeakReference<Object> {
        final int hash;
        Key(Object o, ReferenceQueue<Object> q) { super(o, q); hash = System.identityHashCode(o); }
        @Override public int hashCode() { return hash; }
        @Override public boolean equals(Object other) {
            if (this == other) return true;
            Object mine = get();
            return mine != null && other instanceof Key k && k.get() == mine;
        }
    }
    private final Map<Integer, Map<Key, Integer>> ids = new HashMap<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private int next;
    public int idOf(Object object) {
        for (Reference<?> r; (r = queue.poll()) != null; ) ids.remove(r.hashCode());
        Integer id = ids.computeIfAbsent(System.identityHashCode(object), h -> new HashMap<>(2)).get(new Key(object, null));
        if (id == null) ids.get(System.identityHashCode(object)).put(new Key(object, queue), id = next++);
        return id;
    }
}
