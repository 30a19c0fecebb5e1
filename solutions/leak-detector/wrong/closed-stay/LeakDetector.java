// feedback: What was closed no longer counts, and stays in the collection, with its reference, for ever.
// fails: 5,000 that were closed leave at most 100,000 bytes
// when: passes "what was closed is not reported"
// when: passes "each leak is reported once"
// when: passes "after closed() a resource"
// when: not static *
import java.lang.ref.*;
import java.util.*;

public class LeakDetector<R> {

    static class Tracked extends WeakReference<Object> {
        final String place;
        boolean closed;

        Tracked(Object resource, String place) {
            super(resource);
            this.place = place;
        }
    }

    private final List<Tracked> all = new ArrayList<>();

    public void track(R resource, String place) {
        for (Tracked each : all) {
            if (!each.closed && each.refersTo(resource)) {
                return;
            }
        }
        all.add(new Tracked(resource, place));
    }

    public void closed(R resource) {
        for (Tracked each : all) {
            each.closed |= each.refersTo(resource);
        }
    }

    public List<String> leaks() {
        List<String> places = new ArrayList<>();
        for (Tracked each : all) {
            if (!each.closed && each.refersTo(null)) {
                places.add(each.place);
                each.closed = true;
            }
        }
        return places;
    }
}
