import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(OrderAnnotation.class)
class PoolReportTest {

    private static final int EIGHT_MB = 8 << 20;
    private static final long SLACK = 3 << 20;

    private static final List<MemoryPoolMXBean> POOLS =
            ManagementFactory.getMemoryPoolMXBeans();

    @BeforeEach
    void startFromACollectedHeap() {
        report();
        System.gc();
    }

    @Test
    @Order(1)
    @Holds("an entry for each pool of the VM")
    @DisplayName("every pool of the heap has an entry, by its name")
    void listsTheHeap() {
        has(MemoryType.HEAP);
    }

    @Test
    @Order(2)
    @Holds("What is not heap is memory, too")
    @DisplayName("what is not heap has an entry, too: Metaspace, the code cache")
    void listsWhatIsNotHeap() {
        has(MemoryType.NON_HEAP);
    }

    @Test
    @Order(3)
    @Holds("what is in use in that very pool")
    @DisplayName("no figure is below 0 or above what its pool has committed")
    void staysWithinCommitted() {
        Map<String, Long> report = report();
        for (MemoryPoolMXBean pool : POOLS) {
            if (report.containsKey(pool.getName())) {
                long said = report.get(pool.getName());
                long committed = pool.getUsage().getCommitted();
                if (said < 0 || said > committed) {
                    fail(
                            "the report says %,d for %s, which has %,d committed",
                            said, pool.getName(), committed);
                }
            }
        }
    }

    @Test
    @Order(4)
    @Holds("what is in use in that very pool")
    @DisplayName("allocating never makes the heap's figures smaller")
    void neverShrinksByAllocating() {
        long before = heap(report());
        byte[] array = new byte[EIGHT_MB];
        long after = heap(report());
        if (after < before) {
            fail(
                    "all heap pools together: %,d before an allocation of 8 MB, and less, %,d, after it",
                    before, after);
        }
        Reference.reachabilityFence(array);
    }

    @Test
    @Order(5)
    @Holds("look whether your report sees it come and go")
    @DisplayName("an array of 8 MB makes the heap's figures 8 MB larger")
    void seesAnArrayCome() {
        long before = heap(report());
        byte[] array = new byte[EIGHT_MB];
        long after = heap(report());
        long growth = after - before;
        if (growth < EIGHT_MB || growth > EIGHT_MB + SLACK) {
            fail(
                    "an array of 8 MB makes all heap pools together %,d larger, and must make them %,d larger, and at most %,d",
                    growth, EIGHT_MB, EIGHT_MB + SLACK);
        }
        Reference.reachabilityFence(array);
    }

    @Test
    @Order(6)
    @Holds("look whether your report sees it come and go")
    @DisplayName("when the array was collected, the figures are as before")
    void seesAnArrayGo() {
        long before = heap(report());
        long full = allocateAndReport();
        collect();
        long after = heap(report());
        if (full - after <= EIGHT_MB - SLACK || after - before >= SLACK) {
            fail(
                    "all heap pools together: %,d at first, %,d with an array of 8 MB, and %,d when it was collected",
                    before, full, after);
        }
    }

    @Test
    @Order(7)
    @DisplayName("the report has an entry for each pool, and no others")
    @Holds("and no others")
    void hasNoOthers() {
        List<String> others = new ArrayList<>(report().keySet());
        others.removeAll(POOLS.stream().map(MemoryPoolMXBean::getName).toList());
        if (!others.isEmpty()) {
            fail("the report has entries for %s, which are no pools of this VM", others);
        }
    }

    @Test
    @Order(8)
    @DisplayName("each figure is that of its own pool, to the byte")
    @Holds("to the byte")
    void isExact() {
        for (int round = 0; round < 5; round++) {
            byte[] odd = new byte[100_000 + 1_234 * round];
            collect();
            isExactNow("after a collection");
            Reference.reachabilityFence(odd);
        }
    }

    @Test
    @Order(10)
    @DisplayName("between two collections the old generation may grow, and the report sees it")
    @Holds("what is in use in that very pool when it is asked")
    void seesTheOldGrow() {
        collect();
        long eden = 0;
        for (MemoryPoolMXBean pool : POOLS) {
            eden += pool.getName().contains("Eden") ? pool.getUsage().getMax() : 0;
        }
        byte[] straight = new byte[(int) eden + (1 << 20)];
        isExactNow("when an array was made for which there is no room but in the old generation");
        Reference.reachabilityFence(straight);
        straight = null;
        collect();
        byte[][] kept = new byte[8][1 << 20];
        for (int i = 0; i < 1_000; i++) {
            garbage = new byte[64 << 10];
        }
        isExactNow("when a young collection has promoted 8 MB");
        Reference.reachabilityFence(kept);
        kept = null;
    }

    /** Static, so that what is made is really made. */
    private static byte[] garbage;

    @Test
    @Order(11)
    @DisplayName("Metaspace shrinks when classes are unloaded, and the report sees it")
    @Holds({"what is in use in that very pool when it is asked", "What is not heap is memory, too"})
    void seesMetaspaceShrink() {
        for (int round = 0; round < 3; round++) {
            loadClasses();
            report();
            collect();
            collect();
            isExactNow("when 300 classes have been unloaded");
        }
    }

    /** In a method of its own: no local of the test may hold a loader. */
    private static void loadClasses() {
        for (int i = 0; i < 300; i++) {
            ClassLoader loader = new ClassLoader(null) {};
            Object proxy =
                    java.lang.reflect.Proxy.newProxyInstance(
                            loader, new Class<?>[] {Comparable.class, Runnable.class}, (self, method, args) -> null);
            assertThat(proxy.getClass().getClassLoader()).as("loader of a proxy").isSameAs(loader);
        }
    }

    /** What a pool has in use lies between what it had before the report and what it has after. */
    private static void isExactNow(String when) {
        Map<String, Long> before = used();
        Map<String, Long> report = report();
        Map<String, Long> after = used();
        for (MemoryPoolMXBean pool : POOLS) {
            String name = pool.getName();
            Long said = report.get(name);
            long least = Math.min(before.get(name), after.get(name));
            long most = Math.max(before.get(name), after.get(name));
            if (said == null) {
                fail("the report has no entry for %s", name);
            } else if (said < least || said > most) {
                fail("%s the report says %,d for %s, which has %,d in use", when, said, name, most);
            }
        }
    }

    private static Map<String, Long> used() {
        Map<String, Long> used = new HashMap<>();
        POOLS.forEach(pool -> used.put(pool.getName(), pool.getUsage().getUsed()));
        return used;
    }

    @Test
    @Order(9)
    @DisplayName("a report that was made earlier stays as it was")
    @Holds("returns a map of its own")
    void staysAsItWas() {
        Map<String, Long> earlier = report();
        Map<String, Long> copy = new HashMap<>(earlier);
        byte[] array = new byte[EIGHT_MB];
        Map<String, Long> later = report();
        if (!copy.equals(earlier)) {
            fail("the earlier report said %s, and says now, after another call: %s", copy, earlier);
        }
        if (later == earlier) {
            fail("two calls return the same map");
        }
        Reference.reachabilityFence(array);
    }

    private static Map<String, Long> report() {
        Map<String, Long> report = Property.call("usedByPool()", PoolReport::usedByPool);
        assertThat(report).as("usedByPool()").isNotNull();
        return report;
    }

    private static void has(MemoryType type) {
        Map<String, Long> report = report();
        List<String> missing = new ArrayList<>(List.of(names(type)));
        missing.removeAll(report.keySet());
        if (!missing.isEmpty()) {
            fail("the report has entries for %s, and none for %s", report.keySet(), missing);
        }
    }

    private static long allocateAndReport() {
        byte[] array = new byte[EIGHT_MB];
        long full = heap(report());
        Reference.reachabilityFence(array);
        return full;
    }

    private static String[] names(MemoryType type) {
        return POOLS.stream()
                .filter(pool -> pool.getType() == type)
                .map(MemoryPoolMXBean::getName)
                .toArray(String[]::new);
    }

    private static long heap(Map<String, Long> report) {
        long sum = 0;
        for (String name : names(MemoryType.HEAP)) {
            sum += report.getOrDefault(name, 0L);
        }
        return sum;
    }
}
