package heapwise.check.run;

import heapwise.agent.Agent;
import heapwise.agent.CheckMain;
import heapwise.lab.LabFlags;
import heapwise.vm.ClassArchive;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import heapwise.vm.Sandbox;
import heapwise.vm.VmCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Starts check VMs, at once or ahead of time. Each is used once. */
public final class CheckVms implements AutoCloseable {

    /** For exercises that set no limit: an answer that holds on to everything must not swap. */
    private static final String LARGEST_HEAP = "-Xmx512m";

    /**
     * A check VM lives for half a second, of which the optimizing compiler would take a fifth; and
     * what is allocated then does not depend on how far that compiler has come. An author who wants
     * it writes {@code -XX:TieredStopAtLevel=4}.
     */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    /** The file of counters in the temporary directory, which nobody has the time to look at. */
    private static final String NO_COUNTERS = "-XX:-UsePerfData";

    private final Installation installation;
    private final Jdk jdk;
    private final Optional<Sandbox> sandbox;
    private final List<Path> classPath;
    private final ClassArchive archive;
    private final Map<List<String>, CheckVm> waiting = new HashMap<>();
    private final Set<CheckVm> started = new HashSet<>();
    private boolean closed;
    private final ScheduledExecutorService timers =
            Executors.newScheduledThreadPool(
                    2,
                    task -> {
                        var thread = new Thread(task, "check timer");
                        thread.setDaemon(true);
                        return thread;
                    });

    public CheckVms(Installation installation, Jdk jdk, Optional<Sandbox> sandbox) {
        this.installation = installation;
        this.jdk = jdk;
        this.sandbox = sandbox;
        this.classPath = CheckClassPath.of(installation);
        this.archive = archiveFor(installation, jdk);
    }

    /** Returns the archive of the classes of a check VM, which need not exist. */
    public static ClassArchive archiveFor(Installation installation, Jdk jdk) {
        return new ClassArchive(installation, "check", jdk, CheckClassPath.of(installation));
    }

    /**
     * Makes the archive from which check VMs start in half the time.
     *
     * @throws IOException if it cannot be made; everything works without
     */
    public static void archive(Installation installation, Jdk jdk) throws IOException {
        archiveFor(installation, jdk).make("heapwise.agent.CheckTraining");
    }

    /** Returns the VM that waits with these flags and jars, or starts one. */
    public CheckVm take(List<String> flags, List<Path> libraries) throws IOException {
        CheckVm ready;
        synchronized (waiting) {
            ready = waiting.remove(all(flags, libraries));
        }
        return ready != null && ready.alive() ? ready : start(flags, libraries, false);
    }

    private static List<String> all(List<String> flags, List<Path> libraries) {
        var all = new ArrayList<>(Agent.flagsFor(libraries));
        all.addAll(flags);
        return all;
    }

    /**
     * Starts a VM that waits until it is taken; does nothing if one waits already.
     *
     * @param junit whether to warm up JUnit, too: most hidden tests run without
     */
    public void prepare(List<String> flags, List<Path> libraries, boolean junit)
            throws IOException {
        List<String> all = all(flags, libraries);
        synchronized (waiting) {
            CheckVm ready = waiting.get(all);
            if (ready == null || !ready.alive()) {
                waiting.put(all, start(flags, libraries, junit));
            }
        }
    }

    /** Starts a VM, and leaves the one that waits to somebody else. */
    public CheckVm start(List<String> flags, List<Path> libraries) throws IOException {
        return start(flags, libraries, false);
    }

    private CheckVm start(List<String> own, List<Path> libraries, boolean junit)
            throws IOException {
        var flags = new ArrayList<String>();
        flags.addAll(LabFlags.forJdk(jdk.feature()));
        flags.addAll(archive.flags());
        flags.add(LARGEST_HEAP);
        flags.add(QUICK_COMPILER);
        flags.add(NO_COUNTERS);
        flags.addAll(all(own, libraries));
        var jars = new ArrayList<>(classPath);
        jars.addAll(libraries);
        var command =
                new VmCommand(
                        jdk,
                        flags,
                        jars,
                        Optional.empty(),
                        junit ? List.of(CheckMain.WITH_JUNIT) : List.of(),
                        Optional.empty());
        synchronized (started) {
            if (closed) {
                throw new IOException("the checker was closed");
            }
            CheckVm vm = CheckVm.start(command, sandbox, timers);
            started.removeIf(earlier -> !earlier.alive());
            started.add(vm);
            return vm;
        }
    }

    /** What all answers and hidden tests are compiled with, and run with. */
    public List<Path> classPath() {
        return classPath;
    }

    @Override
    public void close() {
        synchronized (waiting) {
            waiting.clear();
        }
        synchronized (started) {
            closed = true;
            started.forEach(CheckVm::close);
        }
        timers.shutdownNow();
    }
}
