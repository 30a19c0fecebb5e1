// feedback: The identity hash stands for the object, and nobody looks whether it is the one. Two objects can have the same hash: what is done to one is then done to the other.
// fails: resources with the same identity hash are not the same
// when: calls System.identityHashCode
// when: passes "after closed() a resource"
// when: passes "what was closed is not reported"
// when: not static *
// when: not calls *.refersTo
import java.lang.ref.*;
import java.util.*;

public class LeakDetector<R> {

    private final Map<Integer, WeakReference<R>> open = new HashMap<>();
    private final Map<Integer, String> places = new HashMap<>();

    public void track(R resource, String place) {
        int id = System.identityHashCode(resource);
        if (open.putIfAbsent(id, new WeakReference<>(resource)) == null) {
            places.put(id, place);
        }
    }

    public void closed(R resource) {
        int id = System.identityHashCode(resource);
        open.remove(id);
        places.remove(id);
    }

    public List<String> leaks() {
        List<String> lost = new ArrayList<>();
        for (Iterator<Map.Entry<Integer, WeakReference<R>>> all = open.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Integer, WeakReference<R>> each = all.next();
            if (each.getValue().get() == null) {
                lost.add(places.remove(each.getKey()));
                all.remove();
            }
        }
        return lost;
    }
}
