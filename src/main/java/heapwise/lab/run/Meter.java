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
 * later updates of 17; without it the threads that live are added up. The flight recorder's thread
 * is left out.
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
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int SETTLING = 5;

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
        long direct = direct();
        Threads before = Threads.now();
        long others = othersBefore();
        long own = own();
        action.run();
        long mine = own() - own;
        long othersAfter = others();
        long outside = Math.max(0, direct() - direct);
        if (!Threads.now().equals(before)) {
            othersAfter = Math.max(othersAfter, othersSettled());
        }
        prove("after");
        long elsewhere = Math.max(0, othersAfter - others);
        return new Reading(mine + elsewhere + outside, elsewhere, outside);
    }

    /**
     * What all other threads have allocated so far. A thread that gets a new buffer while it is
     * counted may be counted twice, and since the VM's total never goes back, it then stands still
     * until the truth has caught up: what is allocated meanwhile would be free. A total that does
     * not move with what this thread allocates is therefore read again.
     */
    private static long othersBefore() {
        for (int attempt = 0; ; attempt++) {
            long others = others();
            prove("before");
            if (others() >= others || attempt == MOST_ATTEMPTS) {
                return others;
            }
        }
    }

    /**
     * What all other threads have allocated, once those that have ended are in the total. A thread
     * adds what it allocated after it has left the list of those that live, and later than {@code
     * Thread.join} returns: read in between, the total lacks all of it.
     */
    private static long othersSettled() throws InterruptedException {
        long most = others();
        for (int i = 0; i < SETTLING; i++) {
            Thread.sleep(1);
            most = Math.max(most, others());
        }
        return most;
    }

    private static long others() {
        long all = all();
        return all - own() - RecorderThread.allocated();
    }

    private static long own() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Which threads there are, as far as two counters tell. */
    private record Threads(long started, int alive) {

        static Threads now() {
            return new Threads(THREADS.getTotalStartedThreadCount(), THREADS.getThreadCount());
        }
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
        long start = own();
        sink = new byte[PROBE];
        long counted = own() - start;
        if (!on || counted < PROBE) {
            throw new Tampered(
                    "the VM's count of allocated bytes was off %s the call: leave it on"
                            .formatted(when));
        }
    }
}
