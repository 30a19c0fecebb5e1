package heapwise.check;

import heapwise.lab.LabFlags;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import heapwise.vm.VmCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Starts check VMs, at once or ahead of time. Each is used once. */
final class CheckVms implements AutoCloseable {

    /** For exercises that set no limit: an answer that holds on to everything must not swap. */
    private static final String LARGEST_HEAP = "-Xmx512m";

    private final Installation installation;
    private final Jdk jdk;
    private final Optional<Sandbox> sandbox;
    private final Map<List<String>, CheckVm> waiting = new HashMap<>();
    private final ScheduledExecutorService timers =
            Executors.newScheduledThreadPool(
                    2,
                    task -> {
                        var thread = new Thread(task, "check timer");
                        thread.setDaemon(true);
                        return thread;
                    });

    CheckVms(Installation installation, Jdk jdk, Optional<Sandbox> sandbox) {
        this.installation = installation;
        this.jdk = jdk;
        this.sandbox = sandbox;
    }

    /** Returns the VM that waits with these flags, or starts one. */
    CheckVm take(List<String> flags) throws IOException {
        CheckVm ready;
        synchronized (waiting) {
            ready = waiting.remove(flags);
        }
        return ready != null && ready.alive() ? ready : start(flags);
    }

    /** Starts a VM that waits until it is taken; does nothing if one waits already. */
    void prepare(List<String> flags) throws IOException {
        synchronized (waiting) {
            CheckVm ready = waiting.get(flags);
            if (ready == null || !ready.alive()) {
                waiting.put(flags, start(flags));
            }
        }
    }

    private CheckVm start(List<String> own) throws IOException {
        var flags = new ArrayList<String>();
        flags.add("-javaagent:" + installation.agentJar());
        flags.addAll(LabFlags.forJdk(jdk.feature()));
        flags.add("-Xshare:auto");
        flags.add(LARGEST_HEAP);
        flags.addAll(own);
        return CheckVm.start(
                new VmCommand(
                        jdk, flags, classPath(), "heapwise.agent.CheckMain", Optional.empty()),
                sandbox,
                timers);
    }

    /** What answers and hidden tests are compiled with, and run with. */
    List<Path> classPath() {
        return CheckClassPath.of(installation);
    }

    @Override
    public void close() {
        synchronized (waiting) {
            waiting.values().forEach(CheckVm::close);
            waiting.clear();
        }
        timers.shutdownNow();
    }
}
