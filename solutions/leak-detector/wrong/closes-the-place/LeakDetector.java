// feedback: closed() closes the place and not the resource: others that were opened there are no longer waited for.
// fails: closed() closes one of several that were opened at the same place
// when: passes "what died without closed() is reported"
// when: says "leaks() is [] when three were opened here, and one of them closed"
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
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private final Set<Tracked> open = new HashSet<>();

    public void track(R resource, String place) {
        for (Tracked t : open) {
            if (t.refersTo(resource)) {
                return;
            }
        }
        open.add(new Tracked(resource, place, queue));
    }

    public void closed(R resource) {
        String place = null;
        for (Tracked t : open) if (t.refersTo(resource)) place = t.place;
        String p = place;
        open.removeIf(t -> t.place == p);
    }

    public List<String> leaks() {
        List<String> found = new ArrayList<>();
        Reference<?> ref;
        while ((ref = queue.poll()) != null) {
            if (open.remove(ref)) {
                found.add(((Tracked) ref).place);
            }
        }
        return found;
    }
}
