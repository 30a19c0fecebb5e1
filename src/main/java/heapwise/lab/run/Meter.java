package heapwise.lab.run;

import com.sun.management.ThreadMXBean;
import heapwise.lab.Action;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Counts what all threads allocate, those included that have ended or that begin meanwhile. Source:
 * {@code com.sun.management.ThreadMXBean.getTotalThreadAllocatedBytes}, which JDK 21 has and the
 * later updates of 17; without it the threads that live are added up.
 */
public final class Meter {

    /** The meter was off, or turned back, while something was measured. */
    public static final class Tampered extends AssertionError {

        private static final long serialVersionUID = 1L;

        Tampered(String message) {
            super(message);
        }
    }

    /**
     * What one run allocated.
     *
     * @param bytes of all threads, and outside the heap
     * @param elsewhere the part of it that other threads than the caller's allocated
     * @param direct the part of it that direct buffers have outside the heap
     */
    public record Reading(long bytes, long elsewhere, long direct) {}

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final MethodHandle TOTAL = total();
    private static final int PROBE = 10_000;

    /** Read by nobody: the array that proves the meter must not be optimised away. */
    private static volatile Object sink = "";

    private Meter() {}

    private static MethodHandle total() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(
                            ThreadMXBean.class,
                            "getTotalThreadAllocatedBytes",
                            MethodType.methodType(long.class))
                    .bindTo(THREADS);
        } catch (ReflectiveOperationException older) {
            return MethodHandles.constant(long.class, -1L);
        }
    }

    /**
     * Runs it once.
     *
     * @throws Tampered if the meter does not count before or after it
     */
    public static Reading read(Action action) throws Exception {
        prove("before");
        long direct = direct();
        long all = all();
        long own = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        long ownAfter = THREADS.getCurrentThreadAllocatedBytes();
        long allAfter = all();
        long outside = Math.max(0, direct() - direct);
        prove("after");
        long mine = ownAfter - own;
        long everywhere = Math.max(mine, allAfter - all);
        return new Reading(everywhere + outside, everywhere - mine, outside);
    }

    private static long all() {
        try {
            long total = (long) TOTAL.invokeExact();
            return total >= 0 ? total : living();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long living() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    private static long direct() {
        List<BufferPoolMXBean> pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);
        for (BufferPoolMXBean pool : pools) {
            if (pool.getName().equals("direct")) {
                return pool.getTotalCapacity();
            }
        }
        return 0;
    }

    private static void prove(String when) {
        boolean on = THREADS.isThreadAllocatedMemoryEnabled();
        if (!on) {
            THREADS.setThreadAllocatedMemoryEnabled(true);
        }
        long start = THREADS.getCurrentThreadAllocatedBytes();
        sink = new byte[PROBE];
        long counted = THREADS.getCurrentThreadAllocatedBytes() - start;
        if (!on || counted < PROBE) {
            throw new Tampered(
                    "the VM's count of allocated bytes was off %s the call: leave it on"
                            .formatted(when));
        }
    }
}
