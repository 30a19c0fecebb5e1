// feedback: You do look whether a reference is that of the resource, but there is room for one reference under each identity hash: a second resource with the same hash takes the place of the first, which is never reported.
// fails: resources with the same identity hash are not the same
// when: calls System.identityHashCode
// when: calls *.refersTo
// when: says /leaks\(\) is \[\] when b has died, .* after track\(b, "b0"\) track\(a/
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports resources that died without having been closed. */
public class LeakDetector<R> {

    private static final class Tracked extends WeakReference<Object> {
        final int hash;
        final String place;

        Tracked(Object resource, String place, ReferenceQueue<Object> queue) {
            super(resource, queue);
            this.hash = System.identityHashCode(resource);
            this.place = place;
        }
    }

    private final Map<Integer, Tracked> open = new HashMap<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();

    /** A resource was opened at this place. */
    public void track(R resource, String place) {
        Tracked tracked = open.get(System.identityHashCode(resource));
        if (tracked == null || !tracked.refersTo(resource)) {
            tracked = new Tracked(resource, place, queue);
            open.put(tracked.hash, tracked);
        }
    }

    /** A resource was closed. */
    public void closed(R resource) {
        Tracked tracked = open.get(System.identityHashCode(resource));
        if (tracked != null && tracked.refersTo(resource)) {
            open.remove(tracked.hash);
        }
    }

    /** Returns where those were opened that have died since and were not closed. */
    public List<String> leaks() {
        List<String> places = new ArrayList<>();
        for (Reference<?> dead = queue.poll(); dead != null; dead = queue.poll()) {
            Tracked tracked = (Tracked) dead;
            if (open.remove(tracked.hash, tracked)) {
                places.add(tracked.place);
            }
        }
        return places;
    }
}
