package heapwise.bench;

import com.sun.management.ThreadMXBean;
import heapwise.lab.Lab;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jol.info.GraphLayout;

/**
 * Times the lab's walks, and JOL's GraphLayout beside them. Start it with {@code mvn -o -q
 * test-compile && java -javaagent:target/lib/heapwise-agent.jar -Xmx3g -cp
 * 'target/test-classes:target/lib/*' heapwise.bench.WalkBench} (on 24 and newer with {@code
 * --sun-misc-unsafe-memory-access=allow}).
 */
public final class WalkBench {

    static Object held = new Object();

    private WalkBench() {}

    public static void main(String[] arguments) throws Exception {
        List<Object> list = new LinkedList<>();
        for (int i = 0; i < 100_000; i++) {
            list.add(i + 1000);
        }
        Map<Integer, Long> map = new HashMap<>();
        for (int i = 0; i < 1_000_000; i++) {
            map.put(i, i + 1000L);
        }
        Map<Integer, Long> tenth = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            tenth.put(i, i + 1000L);
        }
        run("deep, LinkedList of 100,000", () -> Lab.deep(list));
        run("deep, HashMap of 100,000", () -> Lab.deep(tenth));
        run("deep, HashMap of 1,000,000", () -> Lab.deep(map));
        Object[] million = new Object[1_000_000];
        for (int i = 0; i < million.length; i++) {
            million[i] = new Object();
        }
        map.clear();
        held = million;
        run("why, last of 1,000,000 objects", () -> Lab.why(million[million.length - 1]).took());
        if (arguments.length == 0) {
            run(
                    "GraphLayout, LinkedList of 100,000",
                    () -> GraphLayout.parseInstance(list).totalSize());
            run(
                    "GraphLayout, HashMap of 100,000",
                    () -> GraphLayout.parseInstance(tenth).totalSize());
        }
    }

    private static void run(String what, Callable<?> code) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 5; i++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            Object result = code.call();
            System.out.printf(
                    "%-36s %8.1f ms %8.1f ms of CPU %9.1f MB allocated   %s%n",
                    what,
                    (System.nanoTime() - start) / 1e6,
                    (threads.getCurrentThreadCpuTime() - cpu) / 1e6,
                    (threads.getCurrentThreadAllocatedBytes() - bytes) / 1048576.0,
                    result);
        }
    }
}
