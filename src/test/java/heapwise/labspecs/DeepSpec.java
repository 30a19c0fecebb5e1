package heapwise.labspecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import heapwise.lab.Lab;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class DeepSpec {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void linkedListIsSizedAsGraphLayoutSizesItWithFarLessTimeAndMemory() {
        List<Object> list = new LinkedList<>();
        for (int i = 0; i < 20_000; i++) {
            list.add(i + 1000);
        }
        compare(list);
    }

    @Test
    void hashMapIsSizedAsGraphLayoutSizesItWithFarLessTimeAndMemory() {
        Map<Integer, Long> map = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            map.put(i + 1000, i + 1000L);
        }
        compare(map);
    }

    private static void compare(Object root) {
        Lab.layout(root);
        long[] ours = measured(root, Lab::deep);
        long[] theirs = measured(root, object -> GraphLayout.parseInstance(object).totalSize());
        assertThat(ours[0]).as("bytes").isEqualTo(theirs[0]);
        assertThat(ours[1]).as("allocated").isLessThan(theirs[1] / 10);
        assertThat(ours[2]).as("nanoseconds").isLessThan(theirs[2] / 5);
    }

    /** The result, bytes allocated and nanoseconds of the best of three runs. */
    private static long[] measured(Object root, ToLongFunction<Object> tool) {
        long[] best = {0, Long.MAX_VALUE, Long.MAX_VALUE};
        for (int i = 0; i < 3; i++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            best[0] = tool.applyAsLong(root);
            best[2] = Math.min(best[2], System.nanoTime() - start);
            best[1] = Math.min(best[1], THREADS.getCurrentThreadAllocatedBytes() - allocated);
        }
        return best;
    }

    @Test
    void sharedObjectsCountOnce() {
        byte[] shared = new byte[1000];
        assertThat(Lab.deep(new Object[] {shared, shared}))
                .isEqualTo(Lab.size(new Object[2]) + Lab.size(shared));
    }

    @Test
    void whatIsWeaklyHeldDoesNotCount() {
        byte[] big = new byte[100_000];
        assertThat(Lab.deep(new WeakReference<>(big))).isLessThan(10_000);
        assertThat(big).hasSize(100_000);
    }

    @Test
    void classesAndLoadersOnTheWayAreNotEntered() {
        assertThat(Lab.deep(new Object[] {String.class, Thread.currentThread()}))
                .isEqualTo(Lab.size(new Object[2]));
    }

    @Test
    void retainedLeavesOutWhatIsShared() {
        byte[] own = new byte[1000];
        List<Object> list = new ArrayList<>(List.of(HELD, own));
        var retained = Lab.retained(list);
        assertThat(retained.deep()).isEqualTo(Lab.deep(list));
        assertThat(retained.shared()).isEqualTo(Lab.size(HELD));
        assertThat(retained.bytes()).isEqualTo(Lab.deep(list) - Lab.size(HELD));
    }

    private static final byte[] HELD = new byte[5000];

    @Test
    void treeNumbersWhatIsSharedAndKeepsGhosts() {
        Object[] root = {new int[10], null, new Object[1]};
        root[1] = root[0];
        var refs = Lab.refs(root);
        assertThat(String.valueOf(refs)).contains("int[10] #1").contains("= #1");
        root[2] = "";
        System.gc();
        assertThat(String.valueOf(refs)).contains("collected");
    }
}
