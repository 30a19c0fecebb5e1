// feedback: A resource is found by equals: closed() of one closes another that is equal to it, and track() takes an equal one for known.
// fails: resources that are equal are not the same
// when: calls *.equals or calls Objects.equals
// when: fails "equals() and hashCode() of a resource are not called"
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

    private final Set<Tracked> open = new HashSet<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();

    public void track(R resource, String place) {
        for (Tracked each : open) {
            if (resource.equals(each.get())) {
                return;
            }
        }
        open.add(new Tracked(resource, place, queue));
    }

    public void closed(R resource) {
        open.removeIf(each -> resource.equals(each.get()));
    }

    public List<String> leaks() {
        List<String> places = new ArrayList<>();
        for (Reference<?> dead = queue.poll(); dead != null; dead = queue.poll()) {
            if (open.remove(dead)) {
                places.add(((Tracked) dead).place);
            }
        }
        return places;
    }
}
