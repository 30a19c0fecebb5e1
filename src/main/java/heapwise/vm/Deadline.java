package heapwise.vm;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the time that a child process may take. Its clock stands still while the process, or
 * whoever compiles for it, waits for a CPU, so that a busy machine ends nothing that an idle one
 * would not. Where the system does not tell of such waits (see {@link CpuWaits}), it is wall time.
 */
public final class Deadline {

    /** However busy the machine is, so many times the limit of wall time is the end. */
    private static final int LONGEST = 10;

    /** Where to begin to count waits: what ends sooner, as nearly all does, costs nothing. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(200);

    private static final Duration SOONEST = Duration.ofMillis(20);

    private final Supplier<CpuWaits> waits;
    private final Duration limit;
    private final ScheduledExecutorService timers;
    private final Runnable passed;
    private final long start = System.nanoTime();

    private @Nullable CpuWaits first;
    private ScheduledFuture<?> next;
    private boolean cancelled;

    private Deadline(
            Supplier<CpuWaits> waits,
            Duration limit,
            ScheduledExecutorService timers,
            Runnable passed) {
        this.waits = waits;
        this.limit = limit;
        this.timers = timers;
        this.passed = passed;
        Duration half = limit.dividedBy(2);
        this.next =
                timers.schedule(
                        this::look,
                        (half.compareTo(FIRST_LOOK) < 0 ? half : FIRST_LOOK).toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    /**
     * Sets a deadline that begins now, on the thread that waits for the VM.
     *
     * @param passed is run on a thread of the timers, once, unless it is cancelled before
     */
    public static Deadline set(
            ChildVm vm, Duration limit, ScheduledExecutorService timers, Runnable passed) {
        return set(vm.pid(), limit, timers, passed);
    }

    /** Sets the same for any other child process. */
    public static Deadline set(
            long pid, Duration limit, ScheduledExecutorService timers, Runnable passed) {
        return set(CpuWaits.counter(pid), limit, timers, passed);
    }

    static Deadline set(
            Supplier<CpuWaits> waits,
            Duration limit,
            ScheduledExecutorService timers,
            Runnable passed) {
        return new Deadline(waits, limit, timers, passed);
    }

    private synchronized void look() {
        first = waits.get();
        again(left(limit, since(), Duration.ZERO));
    }

    private void end() {
        synchronized (this) {
            Duration left = left(limit, since(), waited());
            if (cancelled) {
                return;
            }
            if (!left.isZero()) {
                again(left);
                return;
            }
            cancelled = true;
        }
        passed.run();
    }

    private void again(Duration left) {
        if (!cancelled) {
            long nanos = Math.max(left.toNanos(), SOONEST.toNanos());
            next = timers.schedule(this::end, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Returns what is left of a limit, and is no less than nothing.
     *
     * @param wall the time since the begin
     * @param waited how much of it the VM waited for a CPU
     */
    static Duration left(Duration limit, Duration wall, Duration waited) {
        Duration fair = limit.minus(wall).plus(waited);
        Duration longest = limit.multipliedBy(LONGEST).minus(wall);
        Duration left = fair.compareTo(longest) < 0 ? fair : longest;
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Takes it back; it does not pass after that.
     *
     * @return how long its clock stood still; nothing for what took no longer than a moment
     */
    public synchronized Duration cancel() {
        cancelled = true;
        next.cancel(false);
        return waited();
    }

    /** How long since the first look. */
    private Duration waited() {
        CpuWaits before = first;
        return before == null ? Duration.ZERO : waits.get().since(before);
    }
}
