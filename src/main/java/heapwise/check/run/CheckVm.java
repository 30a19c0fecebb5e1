package heapwise.check.run;

import heapwise.agent.CheckEvent;
import heapwise.agent.CheckJob;
import heapwise.vm.ChildVm;
import heapwise.vm.Deadline;
import heapwise.vm.Sandbox;
import heapwise.vm.VmCommand;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One check VM: starts, loads JUnit, waits for one job, runs it, and is thrown away. It believes
 * nothing of what the VM says but what comes over its own connection.
 */
public final class CheckVm implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);

    /** From its being ready to the plan of its tests, before which nothing of an answer runs. */
    private static final Duration BEGIN = Duration.ofSeconds(30);

    private final ChildVm vm;
    private final ScheduledExecutorService timers;
    private final Printed printed;
    private final AtomicReference<Optional<CheckRun.End>> killed =
            new AtomicReference<>(Optional.empty());

    private List<CheckEvent.PlannedTest> plan = List.of();
    private final Map<Integer, CheckEvent.Finished> finished = new TreeMap<>();
    private int running = -1;
    private @Nullable Deadline timer;

    private CheckVm(ChildVm vm, ScheduledExecutorService timers) {
        this.vm = vm;
        this.timers = timers;
        this.printed = new Printed(this::flooded);
        vm.stdout().listen(printed::take);
        vm.stderr().listen(printed::take);
    }

    /** Starts it and returns at once. */
    public static CheckVm start(
            VmCommand command, Optional<Sandbox> sandbox, ScheduledExecutorService timers)
            throws IOException {
        return new CheckVm(ChildVm.start(command, sandbox), timers);
    }

    boolean alive() {
        return vm.alive();
    }

    /** Runs the job; returns when the VM is gone. May be called once. */
    public CheckRun run(CheckJob job, Duration limit) {
        ScheduledFuture<?> guard = null;
        try (vm) {
            Socket control = vm.control(START);
            var events =
                    new DataInputStream(new BufferedInputStream(control.getInputStream(), 8192));
            var commands =
                    new DataOutputStream(
                            new BufferedOutputStream(control.getOutputStream(), 1 << 16));
            job.writeTo(commands); // before it is ready: then it does not rehearse
            if (!(CheckEvent.readFrom(events) instanceof CheckEvent.Ready)) {
                return result(new CheckRun.End.NotStarted("it said something else than ready"));
            }
            killAfter(BEGIN, new CheckRun.End.NotBegun(BEGIN));
            guard = ThreadGuard.watch(vm.pid(), timers, this::kill);
            return follow(events, job, limit);
        } catch (IOException e) {
            return result(new CheckRun.End.NotStarted(String.valueOf(e.getMessage())));
        } finally {
            if (timer != null) {
                timer.cancel();
            }
            if (guard != null) {
                guard.cancel(false);
            }
        }
    }

    /** Of two such times the later one counts. */
    private void killAfter(Duration limit, CheckRun.End reason) {
        if (timer != null) {
            timer.cancel();
        }
        timer = Deadline.set(vm, limit, timers, () -> kill(reason));
    }

    private CheckRun follow(DataInputStream events, CheckJob job, Duration limit) {
        try {
            while (true) {
                CheckEvent event = CheckEvent.readFrom(events);
                if (event instanceof CheckEvent.Planned planned && plan.isEmpty()) {
                    plan = List.copyOf(planned.tests());
                    killAfter(limit, new CheckRun.End.TimedOut());
                } else if (event instanceof CheckEvent.Started started && isNext(started.row())) {
                    running = started.row();
                } else if (event instanceof CheckEvent.Finished end && mayEnd(end, job)) {
                    finished.put(end.row(), end);
                    running = -1;
                } else if (event instanceof CheckEvent.Trouble trouble) {
                    return result(new CheckRun.End.Trouble(trouble.reason()));
                } else if (event instanceof CheckEvent.Done done && done.secret() == job.secret()) {
                    return result(new CheckRun.End.Complete());
                } else {
                    return result(new CheckRun.End.NotAsAgreed());
                }
            }
        } catch (IOException ended) {
            vm.awaitEnd(Duration.ofSeconds(10)); // its sandbox may take a moment longer
            return result(
                    new CheckRun.End.Exited(vm.exitCode().orElse(-1), vm.stderr().tail().strip()));
        }
    }

    private boolean isNext(int row) {
        return running < 0 && row >= 0 && row < plan.size() && !finished.containsKey(row);
    }

    /**
     * A row ends once, while it runs, and with its secret where it passes: what passed cannot be
     * told later of one that failed. Only a teardown may spoil what has ended well, and tests that
     * are left out never begin.
     */
    private boolean mayEnd(CheckEvent.Finished end, CheckJob job) {
        boolean passes = end.ending() == CheckEvent.Ending.PASSED;
        return end.row() >= 0
                && end.row() < plan.size()
                && (passes
                        ? end.row() == running
                                && end.secret() == job.secretOf(end.row())
                                && !finished.containsKey(end.row())
                        : running < 0 || end.row() == running);
    }

    private CheckRun result(CheckRun.End end) {
        vm.destroy();
        vm.stdout().tail(); // waits until what is in the pipe has been read
        return new CheckRun(
                plan, new TreeMap<>(finished), running, killed.get().orElse(end), printed.text());
    }

    /** Ends it, whatever it does now, from any thread. */
    public void cancel() {
        kill(new CheckRun.End.Cancelled());
    }

    private void flooded() {
        kill(new CheckRun.End.Flooded(printed.total()));
    }

    private void kill(CheckRun.End reason) {
        if (killed.compareAndSet(Optional.empty(), Optional.of(reason))) {
            vm.destroy();
        }
    }

    @Override
    public void close() {
        vm.close();
    }
}
