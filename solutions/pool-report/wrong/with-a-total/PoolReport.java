// feedback: Your report has an entry that is no pool. Whoever adds up the report counts something twice.
// fails: the report has an entry for each pool, and no others
// when: says "which are no pools"
// when: passes "of the heap has an entry"
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

public class PoolReport {

    public static Map<String, Long> usedByPool() {
        Map<String, Long> report = new LinkedHashMap<>();
        long total = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            long used = pool.getUsage().getUsed();
            report.put(pool.getName(), used);
            total += used;
        }
        report.put("total", total);
        return report;
    }
}
