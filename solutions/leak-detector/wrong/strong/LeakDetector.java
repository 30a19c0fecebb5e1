// feedback: The detector itself holds what it watches: while it does, nothing of it can die, so there is never anything to report.
// fails: the detector keeps no resource alive
// when: uses Map or uses IdentityHashMap or uses HashMap or uses Set or uses List
// when: not uses WeakReference
// when: not uses PhantomReference
// when: not uses WeakHashMap
// when: not uses SoftReference
// when: not uses Cleaner
import java.lang.ref.*;
import java.util.*;

public class LeakDetector<R> {

    private final Map<R, String> open = new IdentityHashMap<>();

    public void track(R resource, String place) {
        open.putIfAbsent(resource, place);
    }

    public void closed(R resource) {
        open.remove(resource);
    }

    public List<String> leaks() {
        List<String> places = new ArrayList<>(open.values());
        return places;
    }
}
