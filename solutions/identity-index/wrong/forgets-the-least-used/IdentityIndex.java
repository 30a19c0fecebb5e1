// feedback: A map with an upper limit throws out objects that are alive. When they are asked for again, they get another id.
// fails: an id outlives the death of others, of those with the same hash code, too
// when: uses LinkedHashMap
// when: passes "outlives collections"
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
    private final Map<Key, Integer> ids = new LinkedHashMap<>(16, .75f, true) { protected boolean removeEldestEntry(Map.Entry<Key, Integer> e) { return size() > 100_000; } };
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private int next;
    public int idOf(Object object) {
        for (Reference<?> r; (r = queue.poll()) != null; ) ids.remove(r);
        Integer id = ids.get(new Key(object, null));
        if (id == null) ids.put(new Key(object, queue), id = next++);
        return id;
    }
}
