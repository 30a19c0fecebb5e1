// feedback: leaks() returns its own list and empties it the next time: whoever still reads the first one finds the second in it.
// fails: a list that was returned stays as it was
// when: field List or field ArrayList
// when: fails "a list that was returned"
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
    private final List<String> found = new ArrayList<>();
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
        found.clear();
        Reference<?> ref;
        while ((ref = queue.poll()) != null) {
            if (open.remove(ref)) {
                found.add(((Tracked) ref).place);
            }
        }
        return found;
    }
}
