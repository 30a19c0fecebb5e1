import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports resources that died without having been closed. */
public class LeakDetector<R> {

    /** A resource that is open, and how to find it by identity. */
    private static final class Open extends WeakReference<Object> {
        private final int hash;

        Open(Object resource, ReferenceQueue<Object> queue) {
            super(resource, queue);
            this.hash = System.identityHashCode(resource);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        /** The map finds a dead one by itself, which is the same object. */
        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Open open && refersToThatOf(open);
        }

        private boolean refersToThatOf(Open open) {
            Object resource = open.get();
            return resource != null && refersTo(resource);
        }
    }

    private final Map<Open, String> open = new HashMap<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();

    /** A resource was opened at this place. */
    public void track(R resource, String place) {
        open.putIfAbsent(new Open(resource, dead), place);
    }

    /** A resource was closed. */
    public void closed(R resource) {
        open.remove(new Open(resource, null));
    }

    /** Returns where those were opened that have died since and were not closed. */
    public List<String> leaks() {
        List<String> places = new ArrayList<>();
        for (Object next = dead.poll(); next != null; next = dead.poll()) {
            String place = open.remove(next);
            if (place != null) {
                places.add(place);
            }
        }
        return places;
    }
}
