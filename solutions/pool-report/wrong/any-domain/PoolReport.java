// feedback: An application may register MBeans of this type in a domain of its own, and the pattern finds these as well. The pools of the VM are those in the domain java.lang.
// fails: what an application has registered with the MBean server is no pool of the VM
// when: says /while an application has registered/
// when: calls ObjectName.new
// when: passes "an entry for each pool, and no others"
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Says how much memory is in use, pool by pool. */
public class PoolReport {

    /** Returns the bytes in use in each memory pool, by its name. */
    public static Map<String, Long> usedByPool() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Long> report = new TreeMap<>();
        try {
            for (ObjectName pool : server.queryNames(new ObjectName("*:type=MemoryPool,*"), null)) {
                CompositeData usage = (CompositeData) server.getAttribute(pool, "Usage");
                report.put(pool.getKeyProperty("name"), (Long) usage.get("used"));
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return report;
    }
}
