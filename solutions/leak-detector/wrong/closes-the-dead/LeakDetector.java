// feedback: closed() takes away what has died as well, and nobody reports it afterwards: the dead are what leaks() waits for.
// fails: a leak waits until it is asked for, whatever is closed before
// when: passes "what died without closed() is reported"
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
        open.removeIf(t -> t.refersTo(resource) || t.refersTo(null));
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
