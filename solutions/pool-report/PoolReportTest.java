import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.util.ArrayList;
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
        PoolReport.usedByPool();
        System.gc();
    }

    @Test
    @Order(1)
    @DisplayName("every pool of the heap has an entry, by its name")
    void listsTheHeap() {
        has(MemoryType.HEAP);
    }

    @Test
    @Order(2)
    @DisplayName("what is not heap has an entry, too: Metaspace, the code cache")
    void listsWhatIsNotHeap() {
        has(MemoryType.NON_HEAP);
    }

    @Test
    @Order(3)
    @DisplayName("no figure is below 0 or above what its pool has committed")
    void staysWithinCommitted() {
        Map<String, Long> report = PoolReport.usedByPool();
        for (MemoryPoolMXBean pool : POOLS) {
            if (report.containsKey(pool.getName())) {
                assertThat(report.get(pool.getName()))
                        .as("the figure for " + pool.getName())
                        .isBetween(0L, pool.getUsage().getCommitted());
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("allocating never makes the heap's figures smaller")
    void neverShrinksByAllocating() {
        long before = heap(PoolReport.usedByPool());
        byte[] array = new byte[EIGHT_MB];
        long after = heap(PoolReport.usedByPool());
        assertThat(after)
                .as("all heap pools together, after an allocation of 8 MB")
                .isGreaterThanOrEqualTo(before);
        Reference.reachabilityFence(array);
    }

    @Test
    @Order(5)
    @DisplayName("an array of 8 MB makes the heap's figures 8 MB larger")
    void seesAnArrayCome() {
        long before = heap(PoolReport.usedByPool());
        byte[] array = new byte[EIGHT_MB];
        long after = heap(PoolReport.usedByPool());
        assertThat(after - before)
                .as("growth of all heap pools together, after an allocation of 8 MB")
                .isBetween((long) EIGHT_MB, EIGHT_MB + SLACK);
        Reference.reachabilityFence(array);
    }

    @Test
    @Order(6)
    @DisplayName("when the array was collected, the figures are as before")
    void seesAnArrayGo() {
        long before = heap(PoolReport.usedByPool());
        long full = allocateAndReport();
        System.gc();
        long after = heap(PoolReport.usedByPool());
        assertThat(full - after)
                .as("what the collection of an array of 8 MB gave back")
                .isGreaterThan(EIGHT_MB - SLACK);
        assertThat(after - before).as("what is left of it").isLessThan(SLACK);
    }

    private static void has(MemoryType type) {
        Map<String, Long> report = PoolReport.usedByPool();
        List<String> missing = new ArrayList<>(List.of(names(type)));
        missing.removeAll(report.keySet());
        if (!missing.isEmpty()) {
            fail("the report has entries for %s, and none for %s", report.keySet(), missing);
        }
    }

    private static long allocateAndReport() {
        byte[] array = new byte[EIGHT_MB];
        long full = heap(PoolReport.usedByPool());
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
