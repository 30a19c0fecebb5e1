package heapwise.check.source;

import heapwise.vm.ChildVm;
import heapwise.vm.Jdk;
import heapwise.vm.VmCommand;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * javac in a VM of its own, for what others hand in: sources that take it minutes or all memory
 * cost that VM, which is replaced, and nobody else.
 */
public final class CompilerVm implements Compiler {

    private static final Duration START = Duration.ofSeconds(30);

    /** Longer than the VM itself allows: it is told then that it is too late. */
    private static final Duration LIMIT = Duration.ofSeconds(150);

    private static final List<String> FLAGS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final List<Path> classPath;
    private final int feature;
    private final ScheduledThreadPoolExecutor timers;
    private @Nullable ChildVm vm;
    private @Nullable ObjectInputStream in;
    private @Nullable ObjectOutputStream out;

    /**
     * Makes one; its VM starts with the first sources.
     *
     * @param classPath for the sources
     * @param feature the release of the JDK that the classes will run on
     */
    public CompilerVm(List<Path> classPath, int feature) {
        this.classPath = List.copyOf(classPath);
        this.feature = feature;
        timers =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            var thread = new Thread(task, "compiler timer");
                            thread.setDaemon(true);
                            return thread;
                        });
        timers.setRemoveOnCancelPolicy(true);
    }

    @Override
    public synchronized Compiled compile(Map<String, String> sources, List<Path> libraries) {
        try {
            ChildVm running = start();
            ScheduledFuture<?> deadline =
                    timers.schedule(running::destroy, LIMIT.toSeconds(), TimeUnit.SECONDS);
            try {
                ObjectOutputStream to = Objects.requireNonNull(out);
                to.writeObject(new HashMap<>(sources));
                to.writeObject(new ArrayList<>(libraries.stream().map(Path::toString).toList()));
                to.reset();
                to.flush();
                var compiled = (Compiled) Objects.requireNonNull(in).readObject();
                if (compiled.errors().stream()
                        .anyMatch(error -> error.code().equals(SourceCompiler.LIMIT_CODE))) {
                    stop(); // javac may still be busy with it
                }
                return compiled;
            } finally {
                deadline.cancel(false);
            }
        } catch (IOException | ClassNotFoundException e) {
            stop();
            return SourceCompiler.refused(sources, "javac did not survive it");
        }
    }

    private ChildVm start() throws IOException {
        ChildVm running = vm;
        if (running != null) {
            return running;
        }
        List<Path> own =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(path -> Path.of(path).toAbsolutePath())
                        .toList();
        String forSources =
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        ChildVm started =
                ChildVm.start(
                        new VmCommand(
                                Jdk.current(),
                                FLAGS,
                                own,
                                Optional.of(CompilerMain.class.getName()),
                                List.of(Integer.toString(feature), forSources),
                                Optional.empty()));
        Socket control = started.control(START);
        var to = new ObjectOutputStream(new BufferedOutputStream(control.getOutputStream()));
        to.flush();
        out = to;
        in = new ObjectInputStream(new BufferedInputStream(control.getInputStream()));
        vm = started;
        return started;
    }

    private void stop() {
        ChildVm running = vm;
        vm = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public synchronized void close() {
        stop();
        timers.shutdownNow();
    }
}
