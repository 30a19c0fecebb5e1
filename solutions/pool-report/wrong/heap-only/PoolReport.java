// feedback: The heap is not all. Classes lie in Metaspace and compiled code in the code cache, and both are memory of this process.
// fails: what is not heap has an entry, too: Metaspace, the code cache
// when: says /none for .*Metaspace/
// when: passes "every pool of the heap"
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says how much memory is in use, pool by pool. */
public class PoolReport {

    /** Returns the bytes in use in each memory pool, by its name. */
    public static Map<String, Long> usedByPool() {
        Map<String, Long> report = new LinkedHashMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                report.put(pool.getName(), pool.getUsage().getUsed());
            }
        }
        return report;
    }
}
