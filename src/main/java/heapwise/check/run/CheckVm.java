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
import java.util.Optional;
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
        var protocol = new RunProtocol(job);
        try (vm) {
            Socket control = vm.control(START);
            var events =
                    new DataInputStream(new BufferedInputStream(control.getInputStream(), 8192));
            var commands =
                    new DataOutputStream(
                            new BufferedOutputStream(control.getOutputStream(), 1 << 16));
            // A VM that finds its job waiting when it is ready skips its warm-up.
            job.writeTo(commands);
            if (!(CheckEvent.readFrom(events) instanceof CheckEvent.Ready)) {
                return result(
                        protocol, new CheckRun.End.NotStarted("it said something else than ready"));
            }
            killAfter(BEGIN, new CheckRun.End.NotBegun(BEGIN));
            guard = ThreadGuard.watch(vm.pid(), timers, this::kill);
            return follow(events, protocol, limit);
        } catch (IOException e) {
            return result(protocol, new CheckRun.End.NotStarted(String.valueOf(e.getMessage())));
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

    private CheckRun follow(DataInputStream events, RunProtocol protocol, Duration limit) {
        try {
            while (true) {
                CheckEvent event = CheckEvent.readFrom(events);
                Optional<CheckRun.End> end = protocol.take(event);
                if (end.isPresent()) {
                    return result(protocol, end.get());
                }
                if (event instanceof CheckEvent.Planned) {
                    killAfter(limit, new CheckRun.End.TimedOut());
                }
            }
        } catch (IOException ended) {
            vm.awaitEnd(Duration.ofSeconds(10)); // its sandbox may take a moment longer
            return result(
                    protocol,
                    new CheckRun.End.Exited(vm.exitCode().orElse(-1), vm.stderr().tail().strip()));
        }
    }

    private CheckRun result(RunProtocol protocol, CheckRun.End end) {
        vm.destroy();
        vm.stdout().tail(); // waits until what is in the pipe has been read
        return new CheckRun(
                protocol.plan(),
                protocol.finished(),
                protocol.running(),
                killed.get().orElse(end),
                printed.text());
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
