// feedback: What was reported is kept, with its reference, and never asked for again.
// fails: 5,000 that were reported leave at most 100,000 bytes
// when: passes "5,000 that were closed leave"
// when: says /holds [0-9,]+ bytes, allowed are 100,000/
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
    private final List<Tracked> reported = new ArrayList<>();
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
        open.removeIf(t -> t.refersTo(resource));
    }

    public List<String> leaks() {
        List<String> found = new ArrayList<>();
        Reference<?> ref;
        while ((ref = queue.poll()) != null) {
            if (open.remove(ref)) {
                found.add(((Tracked) ref).place);
                reported.add((Tracked) ref);
            }
        }
        return found;
    }
}
