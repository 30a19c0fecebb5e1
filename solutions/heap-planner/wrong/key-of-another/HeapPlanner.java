// feedback: A plan depends on those before it: your map finds what was put there for another call. Its key has to tell all calls apart, and there are 1,001 numbers of references, from 0 to 1,000.
// fails: any number of fields and of references from 0 to 1,000
// when: static Map or static HashMap or static ConcurrentHashMap or static ConcurrentMap or static TreeMap
// when: fails "no plan depends on those that were made before"
// when: fails "nor on the thread that asks"
// when: uses Map or uses HashMap or uses ConcurrentHashMap or uses ConcurrentMap or uses TreeMap
// when: calls Map.computeIfAbsent or calls Map.get or calls HashMap.get or calls HashMap.computeIfAbsent or calls ConcurrentHashMap.get or calls ConcurrentHashMap.computeIfAbsent or calls TreeMap.get
import java.util.HashMap;
import java.util.Map;

public class HeapPlanner {

    private static final Map<Integer, Long> SMALL = new HashMap<>();
    private static final Map<Integer, Long> LARGE = new HashMap<>();

    public static long maxEntries(long heap, int fields, int refs) {
        long reference = heap < 32L << 30 ? 4 : 8;
        long entry =
                (reference == 4 ? SMALL : LARGE)
                        .computeIfAbsent(fields * 1_000 + refs, key -> align(12 + 4L * fields + reference * refs));
        long n = (heap - 16) / (entry + reference);
        while (n > 0 && n * entry + align(16 + n * reference) > heap) {
            n--;
        }
        return Math.max(0, n);
    }

    private static long align(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
