// feedback: Your figure did not move when an object was made. Committed is what the VM took from the operating system, full or empty. Ask getUsage() for used.
// fails: an array of 8 MB makes the heap's figures 8 MB larger
// when: calls MemoryUsage.getCommitted
// when: passes "allocating never makes"
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
            report.put(pool.getName(), pool.getUsage().getCommitted());
        }
        return report;
    }
}
