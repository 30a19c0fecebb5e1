// feedback: The figures are near to what is in use, and not equal to it: something is left out, added or rounded. Many a leak is that small at first.
// fails: each figure is that of its own pool, to the byte
// when: says /the report says [\d,]+ for/
// when: not static *
// when: not calls MemoryUsage.getCommitted
// when: not calls MemoryUsage.getMax
// when: not calls MemoryPoolMXBean.getCollectionUsage
// when: not calls MemoryPoolMXBean.getPeakUsage
// when: not calls MemoryMXBean.getHeapMemoryUsage
// when: passes "allocating never makes"
// when: passes "of the heap has an entry"
// when: passes "an array of 8 MB"
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Map;
import java.util.TreeMap;
public class PoolReport {
    public static Map<String, Long> usedByPool() {
        Map<String, Long> m = new TreeMap<>();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) m.put(pool.getName(), pool.getUsage().getUsed() >> 20 << 20);
        return m;
    }
}
