// feedback: leaks() stops after a certain number and leaves the rest in the queue, for a later call that may never come. Poll until the queue is empty.
// fails: however many died at once, one leaks() reports them all
// when: says /were lost at once, and leaks\(\) reports [1-9]/
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports resources that died without having been closed. */
public class LeakDetector<R> {

    /** What is known of a resource that is open: equal to itself only. */
    private static final class Tracked extends PhantomReference<Object> {
        private final int hash;
        private final String place;

        Tracked(Object resource, String place, ReferenceQueue<Object> queue) {
            super(resource, queue);
            this.hash = System.identityHashCode(resource);
            this.place = place;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Finds the entry of a resource in the map. */
    private static final class Probe {
        private final Object resource;

        Probe(Object resource) {
            this.resource = resource;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(resource);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tracked && ((Tracked) other).refersTo(resource);
        }
    }

    /** A report of more would be read by nobody. */
    private static final int MOST_AT_A_TIME = 1000;

    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private final Map<Object, Tracked> open = new HashMap<>();

    /** A resource was opened at this place. */
    public void track(R resource, String place) {
        if (!open.containsKey(new Probe(resource))) {
            Tracked tracked = new Tracked(resource, place, queue);
            open.put(tracked, tracked);
        }
    }

    /** A resource was closed. */
    public void closed(R resource) {
        Tracked tracked = open.remove(new Probe(resource));
        if (tracked != null) {
            tracked.clear();
        }
    }

    /** Returns where those were opened that have died since and were not closed. */
    public List<String> leaks() {
        List<String> places = new ArrayList<>();
        Reference<?> dead;
        while (places.size() < MOST_AT_A_TIME && (dead = queue.poll()) != null) {
            Tracked tracked = open.remove(dead);
            if (tracked != null) {
                places.add(tracked.place);
            }
        }
        return places;
    }
}
