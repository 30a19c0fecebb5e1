// feedback: All calls return the same map: whoever keeps an earlier report finds the figures of the last one in it.
// fails: a report that was made earlier stays as it was
// when: says /two calls return the same map|says now, after another call/
// when: static *
// when: passes "an array of 8 MB makes"
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Map;
import java.util.TreeMap;
public class PoolReport {
    private static final Map<String, Long> M = new TreeMap<>();
    public static Map<String, Long> usedByPool() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) M.put(pool.getName(), pool.getUsage().getUsed());
        return M;
    }
}
