// feedback: What was found stays in the list, so each leaks() names all leaks since the beginning.
// fails: each leak is reported once, and a place twice where two were lost
// when: says /when nothing was lost since the last leaks/
// when: not static *
// when: field List or field ArrayList
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
    private final List<String> places = new ArrayList<>();
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
        for (Reference<?> dead = queue.poll(); dead != null; dead = queue.poll()) {
            if (open.remove(dead)) {
                places.add(((Tracked) dead).place);
            }
        }
        return places;
    }
}
