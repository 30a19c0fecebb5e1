// feedback: To track a resource again replaces what was known of it, so the place that is reported is the last one and not the first.
// fails: a resource that is tracked twice counts once, with its first place
// when: says /leaks\(\) is \[second\] when one was tracked twice and lost/
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
        closed(resource);
        open.add(new Tracked(resource, place, queue));
    }

    public void closed(R resource) {
        open.removeIf(each -> each.refersTo(resource));
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
