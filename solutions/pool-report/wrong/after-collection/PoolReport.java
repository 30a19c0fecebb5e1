// feedback: getCollectionUsage() is as old as the last collection: what came since is not in it. Ask getUsage().
// fails: an array of 8 MB makes the heap's figures 8 MB larger
// when: calls MemoryPoolMXBean.getCollectionUsage
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.Map;

public class PoolReport {

    public static Map<String, Long> usedByPool() {
        Map<String, Long> report = new HashMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getCollectionUsage();
            report.put(pool.getName(), (usage == null ? pool.getUsage() : usage).getUsed());
        }
        return report;
    }
}
