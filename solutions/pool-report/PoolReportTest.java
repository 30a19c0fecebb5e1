import static heapwise.lab.MemoryAssertions.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import heapwise.lab.Holds;
import heapwise.lab.Property;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
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
        hasNoOthers(report());
        byte[] array = new byte[EIGHT_MB];
        hasNoOthers(report());
        Reference.reachabilityFence(array);
        collect();
        hasNoOthers(report());
    }

    private static void hasNoOthers(Map<String, Long> report) {
        List<String> others = others(report);
        if (!others.isEmpty()) {
            fail("the report has entries for %s, which are no pools of this VM", others);
        }
    }

    private static List<String> others(Map<String, Long> report) {
        List<String> others = new ArrayList<>(report.keySet());
        others.removeAll(POOLS.stream().map(MemoryPoolMXBean::getName).toList());
        return others;
    }

    /** What an application may offer, under a name of its own, to whoever looks after it. */
    public interface BuffersMXBean {
        String getName();

        MemoryUsage getUsage();
    }

    private record Buffers(String getName, MemoryUsage getUsage)
            implements BuffersMXBean {}

    public interface NothingMXBean {}

    @Test
    @Order(13)
    @DisplayName("what an application has registered with the MBean server is no pool of the VM")
    @Holds({"an entry for each pool of the VM, and no others", "what is in use in that very pool"})
    void leavesOutOtherBeans() throws Exception {
        var usage = new MemoryUsage(0, 1_234_567, 2_000_000, -1);
        for (String domain : List.of("com.acme", "acme.java.lang", "java.lang.acme")) {
            for (String name : List.of("Buffers", "Metaspace", POOLS.get(0).getName())) {
                String bean = domain + ":type=MemoryPool,name=" + name;
                whileRegistered(bean, new StandardMBean(new Buffers(name, usage), BuffersMXBean.class, true));
                whileRegistered(bean, new StandardMBean(new NothingMXBean() {}, NothingMXBean.class, true));
            }
        }
    }

    private static void whileRegistered(String name, StandardMBean bean) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName registered = new ObjectName(name);
        server.registerMBean(bean, registered);
        try {
            String when = "while an application has registered an MBean of its own, " + name + ",";
            Map<String, Long> report = Property.call(when + " usedByPool()", PoolReport::usedByPool);
            List<String> others = others(report);
            if (!others.isEmpty()) {
                fail("%s the report has entries for %s, and must have none but for the pools of the VM", when, others);
            }
            isExactAfter(when, () -> {}, false);
        } finally {
            server.unregisterMBean(registered);
        }
    }

    @Test
    @Order(8)
    @DisplayName("each figure is that of its own pool, to the byte")
    @Holds("to the byte")
    void isExact() throws Exception {
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
    void seesTheOldGrow() throws Exception {
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
    void seesMetaspaceShrink() throws Exception {
        for (int round = 0; round < 3; round++) {
            loadClasses(300);
            report();
            collect();
            collect();
            isExactNow("when 300 classes have been unloaded");
        }
    }

    /** In a method of its own: no local of the test may hold a loader. */
    private static void loadClasses(int count) {
        for (int i = 0; i < count; i++) {
            ClassLoader loader = new ClassLoader(null) {};
            Object proxy =
                    java.lang.reflect.Proxy.newProxyInstance(
                            loader, new Class<?>[] {Comparable.class, Runnable.class}, (self, method, args) -> null);
            assertThat(proxy.getClass().getClassLoader()).as("loader of a proxy").isSameAs(loader);
        }
    }

    @Test
    @Order(12)
    @DisplayName("whatever happens between two calls, on whichever thread they are, the later report sees it")
    @Holds({"Each call asks anew", "what is in use in that very pool when it is asked"})
    void asksAnew() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            report();
        }
        Property.holds(
                60,
                random -> {
                    boolean elsewhere = random.nextInt(4) == 0;
                    int many = 1 + random.nextInt(1 << random.nextInt(6));
                    int size = random.nextInt(1 << 10 + random.nextInt(12));
                    int what = random.nextInt(20);
                    Runnable happens = what == 0 ? System::gc : what < 10 ? () -> loadClasses(many) : () -> garbage = new byte[size];
                    String when = what == 0 ? "a collection" : what < 10 ? many + " classes were loaded"
                            : "an array of %,d bytes was made".formatted(size);
                    String calls = elsewhere ? ", another thread calls and" : ",";
                    isExactAfter("when, since the report before, " + when + calls, happens, elsewhere);
                });
    }

    /** Only what differs time and again: the compiler may take room in the code cache, and give it back, at any time. */
    private static void isExactAfter(String when, Runnable happens, boolean elsewhere) throws Exception {
        for (int attempt = 1; ; attempt++) {
            onThread(elsewhere, PoolReportTest::report);
            happens.run();
            try {
                isExactNow(when, elsewhere);
                return;
            } catch (AssertionError wrong) {
                if (attempt == 4) {
                    throw wrong;
                }
            }
        }
    }

    private static <T> T onThread(boolean elsewhere, Callable<T> task) throws Exception {
        if (!elsewhere) {
            return task.call();
        }
        FutureTask<T> there = new FutureTask<>(task);
        new Thread(there, "other").start();
        try {
            return there.get();
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof AssertionError error) {
                throw error;
            }
            throw thrown;
        }
    }

    /** What a pool has in use lies between what it had before the report and what it has after. */
    private static void isExactNow(String when) throws Exception {
        isExactNow(when, false);
    }

    private static void isExactNow(String when, boolean elsewhere) throws Exception {
        Map<String, Long> before = used();
        Map<String, Long> report = onThread(elsewhere, PoolReportTest::report);
        Map<String, Long> after = used();
        garbage = new byte[512 << 10]; // the report is read when the figures are others again
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
    void staysAsItWas() throws Exception {
        Map<String, Long> earlier = report();
        Map<String, Long> copy = new HashMap<>(earlier);
        byte[] array = new byte[EIGHT_MB];
        Map<String, Long> later = report();
        List<Map<String, Long>> all = new ArrayList<>();
        List<Map<String, Long>> copies = new ArrayList<>();
        if (!copy.equals(earlier)) {
            fail("the earlier report said %s, and says now, after another call: %s", copy, earlier);
        }
        if (later == earlier) {
            fail("two calls return the same map");
        }
        Reference.reachabilityFence(array);
        for (int i = 0; i < 500; i++) {
            all.add(report());
            copies.add(new HashMap<>(all.get(i)));
        }
        loadClasses(10);
        Set<Map<String, Long>> different = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < all.size(); i++) {
            if (!different.add(all.get(i))) {
                fail("two of %d calls return the same map", all.size());
            }
            if (!copies.get(i).equals(all.get(i))) {
                fail("a report said %s, and says now, after more calls: %s", copies.get(i), all.get(i));
            }
        }
        try {
            later.replaceAll((pool, bytes) -> -1L);
            later.clear();
        } catch (UnsupportedOperationException unmodifiable) {
            return;
        }
        if (!copy.equals(earlier) || !copies.get(499).equals(all.get(499))) {
            fail("a report says %s, and said %s before the caller changed another report", earlier, copy);
        }
        isExactNow("when the caller has changed a report that was made earlier,");
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
