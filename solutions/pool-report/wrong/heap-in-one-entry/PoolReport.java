// feedback: getHeapMemoryUsage() is the sum of all heap pools, and the figure of none of them. The bean of each pool knows its own.
// fails: each figure is that of its own pool, to the byte
// when: calls MemoryMXBean.getHeapMemoryUsage
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.Map;
/** all of the heap is booked on the first pool, the other pools of the heap say 0 */
public class PoolReport {
    public static Map<String, Long> usedByPool() {
        Map<String, Long> m = new LinkedHashMap<>();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) { m.put(pool.getName(), pool.getName().contains("Eden") ? heap : 0L); }
            else m.put(pool.getName(), pool.getUsage().getUsed());
        }
        return m;
    }
}
