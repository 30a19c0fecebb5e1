// feedback: Max is a limit, not a figure of use. It is -1 where a pool has none, and it never moves.
// fails: an array of 8 MB makes the heap's figures 8 MB larger
// when: calls MemoryUsage.getMax
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says how much memory is in use, pool by pool. */
public class PoolReport {

    /** Returns the bytes in use in each memory pool, by its name. */
    public static Map<String, Long> usedByPool() {
        Map<String, Long> report = new LinkedHashMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            report.put(pool.getName(), pool.getUsage().getMax());
        }
        return report;
    }
}
