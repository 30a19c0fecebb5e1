// feedback: The peak of a pool is the most that it ever had in use. Metaspace has less again when classes were unloaded.
// when: calls getPeakUsage
// fails: Metaspace shrinks when classes are unloaded, and the report sees it
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;
import java.util.TreeMap;

/** Says how much memory is in use, pool by pool. */
public class PoolReport {

    /** Returns the bytes in use in each memory pool, by its name. */
    public static Map<String, Long> usedByPool() {
        Map<String, Long> report = new TreeMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            // what is not heap only grows
            boolean heap = pool.getType() == MemoryType.HEAP;
            report.put(pool.getName(), (heap ? pool.getUsage() : pool.getPeakUsage()).getUsed());
        }
        return report;
    }
}
