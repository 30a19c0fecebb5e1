// hint: 2, 3
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

public class IdentityIndex {

    private final Map<Key, Integer> map = new HashMap<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private int counter;

    public int idOf(Object object) {
        Object key;
        while ((key = queue.poll()) != null) {
            map.remove(key);
        }
        Key mine = new Key(object, queue);
        Integer id = map.get(mine);
        if (id == null) {
            id = counter++;
            map.put(mine, id);
        }
        return id;
    }

    private static class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object object, ReferenceQueue<Object> queue) {
            super(object, queue);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other == this
                    || other instanceof Key key && get() != null && get() == key.get();
        }
    }
}
