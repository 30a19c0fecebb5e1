package heapwise.lab.run;

import com.sun.management.ThreadMXBean;
import heapwise.lab.Action;
import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import java.lang.management.ManagementFactory;

/**
 * How many bytes a piece of code allocates on the thread that runs it. Source: {@code
 * com.sun.management.ThreadMXBean.getCurrentThreadAllocatedBytes}, exact to the byte, which counts
 * what was allocated whether or not it is still alive.
 *
 * @param first bytes of the first run, linkage and class loading included
 * @param steady bytes of the last of {@code runs} runs
 * @param settled whether the last runs all allocated the same
 */
public record Allocation(long first, long steady, int runs, boolean settled) {

    private static final int MOST_RUNS = 30;
    private static final int SAME_RUNS = 3;
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Runs {@code action} until it allocates the same three times in a row, at most 30 times or for
     * a second.
     */
    public static Allocation of(Action action) throws Exception {
        once(() -> {});
        long start = System.nanoTime();
        long first = once(action);
        long last = first;
        int same = 1;
        int runs = 1;
        while (same < SAME_RUNS && runs < MOST_RUNS && System.nanoTime() - start < LONGEST_NANOS) {
            long bytes = once(action);
            same = bytes == last ? same + 1 : 1;
            last = bytes;
            runs++;
        }
        return new Allocation(first, last, runs, same >= SAME_RUNS);
    }

    /**
     * Bytes that this thread allocates while {@code action} runs once; the measurement itself
     * allocates nothing.
     */
    public static long once(Action action) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        pen.text("  ").bold(Figures.bytes(steady));
        if (first != steady) {
            pen.dim("   first run " + Figures.grouped(first) + ", with linkage");
        }
        pen.line();
        String runsSaid = settled ? ", the last " + SAME_RUNS + " alike" : ", not yet steady";
        pen.note("this thread only · " + Figures.count(runs, "run") + runsSaid);
        return pen.drawing();
    }
}
