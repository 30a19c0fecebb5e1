// hint: 3
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

public class PoolReport {

    public static Map<String, Long> usedByPool() {
        Map<String, Long> report = new LinkedHashMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            report.put(pool.getName(), pool.getUsage().getUsed());
        }
        return report;
    }
}
