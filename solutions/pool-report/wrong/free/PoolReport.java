// feedback: You report what is free: it goes down when something is allocated. The operator wants the other part.
// fails: allocating never makes the heap's figures smaller
// when: says "and less, "
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says how much memory is in use, pool by pool. */
public class PoolReport {

    /** Returns the bytes in use in each memory pool, by its name. */
    public static Map<String, Long> usedByPool() {
        Map<String, Long> report = new LinkedHashMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getUsage();
            report.put(pool.getName(), usage.getCommitted() - usage.getUsed());
        }
        return report;
    }
}
