import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** No queue: the dead are thrown out by a walk, every ten thousand calls. */
public class IdentityIndex {

    private static final class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object object) {
            super(object);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof Key key && get() != null && get() == key.get();
        }
    }

    private final Map<Key, Integer> ids = new HashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private int calls;

    public int idOf(Object object) {
        if (++calls % 10_000 == 0) {
            ids.keySet().removeIf(key -> key.get() == null);
        }
        return ids.computeIfAbsent(new Key(object), key -> next.getAndIncrement());
    }
}
