// feedback: The ids of the dead are given out again. Whoever wrote one down finds another object under it.
// fails: an id is not given again after its object has died
// when: says /has the id of object/
// when: passes "outlives collections"
// when: passes "250,000 living objects"
// when: field ArrayDeque or field Deque or field Queue or field List or field PriorityQueue or field TreeSet
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

public class IdentityIndex {

    private final Map<Key, Integer> ids = new HashMap<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int next;

    public int idOf(Object object) {
        for (Reference<?> key; (key = dead.poll()) != null; ) {
            free.add(ids.remove(key));
        }
        return ids.computeIfAbsent(
                new Key(object, dead), key -> free.isEmpty() ? next++ : free.poll());
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
            return this == other || other instanceof Key key && get() != null && key.get() == get();
        }
    }
}
