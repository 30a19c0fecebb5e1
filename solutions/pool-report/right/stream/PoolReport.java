import static java.util.stream.Collectors.toMap;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Map;

public class PoolReport {

    public static Map<String, Long> usedByPool() {
        return ManagementFactory.getPlatformMXBeans(MemoryPoolMXBean.class).stream()
                .collect(toMap(MemoryPoolMXBean::getName, pool -> pool.getUsage().getUsed()));
    }
}
