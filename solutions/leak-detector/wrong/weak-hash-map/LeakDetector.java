// feedback: A WeakHashMap forgets a dead key together with its value, the place: when the resource has died there is nothing left to report. It also asks the resources for equals and hashCode.
// fails: what died without closed() is reported
// when: uses WeakHashMap
import java.lang.ref.*;
import java.util.*;

public class LeakDetector<R> {

    private final Map<R, String> open = new WeakHashMap<>();

    public void track(R resource, String place) {
        open.putIfAbsent(resource, place);
    }

    public void closed(R resource) {
        open.remove(resource);
    }

    public List<String> leaks() {
        List<String> lost = new ArrayList<>();
        open.forEach((resource, place) -> {
            if (resource == null) {
                lost.add(place);
            }
        });
        return lost;
    }
}
