package heapwise.lab.lines;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls: it counts the bytes that this thread allocated since the last call to the
 * line that ran meanwhile. It allocates nothing itself, and ignores other threads. Public only
 * because woven code is elsewhere.
 */
public final class Probe {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static @Nullable Thread owner;
    private static long[] bytes = {};
    private static long[] hits = {};
    private static @Nullable Object[] kept = {};
    private static @Nullable Snapshots snapshots;
    private static int line;
    private static long last;

    /** Told between top-level statements, to look at the live heap. */
    interface Snapshots {
        void before(int line);
    }

    private Probe() {}

    /** Starts to count for this thread; lines are numbered from 1 to {@code lines}. */
    static void start(int lines, int variables, @Nullable Snapshots given) {
        bytes = new long[lines + 1];
        hits = new long[lines + 1];
        kept = new Object[variables];
        snapshots = given;
        line = 0;
        owner = Thread.currentThread();
        last = THREADS.getCurrentThreadAllocatedBytes();
    }

    static void stop() {
        if (owner == Thread.currentThread()) {
            settle();
        }
        owner = null;
        kept = new Object[0];
        snapshots = null;
    }

    static long[] bytes() {
        return bytes;
    }

    static long[] hits() {
        return hits;
    }

    private static void settle() {
        bytes[line] += THREADS.getCurrentThreadAllocatedBytes() - last;
    }

    private static void go(int to) {
        settle();
        line = to;
        last = THREADS.getCurrentThreadAllocatedBytes();
    }

    /** The statement of {@code at} begins. */
    public static void at(int at) {
        if (Thread.currentThread() == owner) {
            hits[at]++;
            go(at);
        }
    }

    /** What runs now belongs to {@code at} again: the head of a loop, the caller of a method. */
    public static void back(int at) {
        if (Thread.currentThread() == owner) {
            go(at);
        }
    }

    /** A method of the cell begins; returns the line that called it. */
    public static int enter() {
        return Thread.currentThread() == owner ? line : 0;
    }

    /** A top-level statement begins. */
    public static void top(int at) {
        Snapshots looking = snapshots;
        if (looking != null && Thread.currentThread() == owner) {
            settle();
            looking.before(at);
            last = THREADS.getCurrentThreadAllocatedBytes();
        }
    }

    /** A top-level variable stays alive like one of the session, however the code is compiled. */
    public static void keep(int variable, @Nullable Object value) {
        if (Thread.currentThread() == owner) {
            kept[variable] = value;
        }
    }

    public static void keep(int variable, long value) {}

    public static void keep(int variable, double value) {}

    public static void keep(int variable, boolean value) {}
}
