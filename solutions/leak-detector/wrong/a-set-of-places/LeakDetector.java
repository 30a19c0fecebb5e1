// feedback: Places are collected in a Set, or are the keys of a Map: there, two leaks at the same place are one.
// fails: each leak is reported once, and a place twice where two were lost
// when: says /when two were lost here and one there/
// when: uses Map or uses Set or uses HashSet or uses LinkedHashSet or uses TreeSet
// when: passes "what died without closed"
// when: passes "what is alive"
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
            if (each.refersTo(resource)) {
                return;
            }
        }
        open.add(new Tracked(resource, place, queue));
    }

    public void closed(R resource) {
        open.removeIf(each -> each.refersTo(resource));
    }

    public List<String> leaks() {
        Set<String> places = new TreeSet<>();
        for (Reference<?> dead = queue.poll(); dead != null; dead = queue.poll()) {
            if (open.remove(dead)) {
                places.add(((Tracked) dead).place);
            }
        }
        return new ArrayList<>(places);
    }
}
