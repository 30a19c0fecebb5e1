// feedback: Where no figure has moved, two calls return one map. Whoever changes it changes the report of somebody else: equal is not the same.
// fails: a report that was made earlier stays as it was
// when: calls Map.equals or calls HashMap.equals or calls Object.equals or calls AbstractMap.equals
// when: says /two of \d+ calls return the same map/
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Says how much memory is in use, pool by pool. */
public class PoolReport {

    private static final AtomicReference<Map<String, Long>> LAST = new AtomicReference<>();

    /** Returns the bytes in use in each memory pool, by its name. */
    public static Map<String, Long> usedByPool() {
        Map<String, Long> used = new HashMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            used.put(pool.getName(), pool.getUsage().getUsed());
        }
        // Where nothing has moved, the report before will do: a monitor should not make garbage.
        Map<String, Long> last = LAST.get();
        if (used.equals(last)) {
            return last;
        }
        LAST.set(used);
        return used;
    }
}
