// feedback: Nobody holds the reference after it was made, so it dies with its resource or before, and a dead reference arrives in no queue.
// fails: what died without closed() is reported
// when: uses ReferenceQueue
// when: says /leaks\(\) is \[\] when one resource was lost/
// when: not uses WeakHashMap
import java.lang.ref.*;
import java.util.*;

public class LeakDetector<R> {

    static class Tracked extends WeakReference<Object> {
        final String place;

        Tracked(Object resource, String place, ReferenceQueue<Object> queue) {
            super(resource, queue);
            this.place = place;
        }
    }

    private final Set<Integer> closed = new HashSet<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();

    public void track(R resource, String place) {
        new Tracked(resource, place, queue);
    }

    public void closed(R resource) {
        closed.add(System.identityHashCode(resource));
    }

    public List<String> leaks() {
        List<String> places = new ArrayList<>();
        for (Reference<?> dead = queue.poll(); dead != null; dead = queue.poll()) {
            places.add(((Tracked) dead).place);
        }
        return places;
    }
}
