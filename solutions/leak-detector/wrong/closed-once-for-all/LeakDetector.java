// feedback: closed() is remembered by the number of the object, for good: a resource that is opened again, or another one with that number, is never reported.
// fails: after closed() a resource can be tracked anew
// when: calls System.identityHashCode
// when: passes "what was closed is not reported"
// when: not static *
import java.lang.ref.*;
import java.util.*;

public class LeakDetector<R> {

    static class Tracked extends WeakReference<Object> {
        final String place;
        final int number;

        Tracked(Object resource, String place, ReferenceQueue<Object> queue) {
            super(resource, queue);
            this.place = place;
            number = System.identityHashCode(resource);
        }
    }

    private final Map<Integer, Tracked> open = new HashMap<>();
    private final Set<Integer> closed = new HashSet<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();

    public void track(R resource, String place) {
        open.putIfAbsent(System.identityHashCode(resource), new Tracked(resource, place, queue));
    }

    public void closed(R resource) {
        if (open.containsKey(System.identityHashCode(resource))) {
            closed.add(System.identityHashCode(resource));
        }
    }

    public List<String> leaks() {
        List<String> places = new ArrayList<>();
        for (Reference<?> dead = queue.poll(); dead != null; dead = queue.poll()) {
            Tracked tracked = (Tracked) dead;
            if (open.remove(tracked.number, tracked) && !closed.contains(tracked.number)) {
                places.add(tracked.place);
            }
        }
        return places;
    }
}
