import java.lang.ref.*;
import java.util.*;

public class LeakDetector<R> {

    private record Open<R>(WeakReference<R> reference, String place) {}

    private final Map<Integer, List<Open<R>>> byHash = new TreeMap<>();

    public void track(R resource, String place) {
        var bucket = byHash.computeIfAbsent(System.identityHashCode(resource), hash -> new LinkedList<>());
        if (bucket.stream().noneMatch(each -> each.reference().refersTo(resource))) {
            bucket.add(new Open<>(new WeakReference<>(resource), place));
        }
    }

    public void closed(R resource) {
        byHash.getOrDefault(System.identityHashCode(resource), new LinkedList<>())
                .removeIf(each -> each.reference().refersTo(resource));
    }

    /** Looks at each reference; no queue. */
    public List<String> leaks() {
        List<String> places = new ArrayList<>();
        for (var buckets = byHash.values().iterator(); buckets.hasNext(); ) {
            var bucket = buckets.next();
            for (var all = bucket.iterator(); all.hasNext(); ) {
                var each = all.next();
                if (each.reference().refersTo(null)) {
                    places.add(each.place());
                    all.remove();
                }
            }
            if (bucket.isEmpty()) {
                buckets.remove();
            }
        }
        return places;
    }
}
