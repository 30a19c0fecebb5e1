package heapwise.session;

import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * JShell and its compiler, which drive a session VM.
 *
 * <p>Building them takes longer than anything else at a start, and the VM need not be known for it:
 * so it can begin ahead, and goes on beside the start of the VM.
 */
final class Shell {

    /**
     * One snippet: JShell takes the whole text for its import, and nine snippets take four times as
     * long. It knows the snippet by the first import, and would replace it by a learner's own of
     * the same name: so that imports what has no members.
     */
    private static final String IMPORTS =
            String.join(
                    " ",
                    "import static java.lang.Override.*;",
                    "import java.io.*;",
                    "import java.lang.ref.*;",
                    "import java.math.*;",
                    "import java.nio.file.*;",
                    "import java.util.*;",
                    "import java.util.concurrent.*;",
                    "import java.util.function.*;",
                    "import java.util.stream.*;",
                    "import static heapwise.lab.Lab.*;");

    /** The package of @Contended, which JOL's samples use; javac refuses this beside --release. */
    private static final String CONTENDED = "java.base/jdk.internal.vm.annotation=ALL-UNNAMED";

    private static final AtomicReference<@Nullable Shell> AHEAD = new AtomicReference<>();

    /** The Java release of the snippets; the launcher's own at most, which alone it can compile. */
    private final int release;

    /** Time in which whoever has something to evaluate at once has said so. */
    private static final long IMPORT_AFTER_MILLIS = 300;

    private final RemoteVm remote = new RemoteVm();
    private final CompletableFuture<JShell> bare = new CompletableFuture<>();
    private volatile boolean imported;
    private boolean compiled;

    /** What the snippets are compiled with beside the lab. */
    private final List<Path> libraries;

    private Shell(int release, List<Path> libraries) {
        this.release = release;
        this.libraries = libraries;
    }

    /** Begins to build one for the launcher's own JDK, which {@link #of} will hand out. */
    static void prebuild() {
        if (AHEAD.get() == null) {
            AHEAD.set(build(Runtime.version().feature(), List.of()));
        }
    }

    /** Returns one for VMs of this JDK with these jars, at once; it may still be building. */
    static Shell of(Jdk jdk, List<Path> libraries) {
        int release = Math.min(jdk.feature(), Runtime.version().feature());
        Shell ahead = AHEAD.get();
        return ahead != null
                        && ahead.release == release
                        && ahead.libraries.equals(libraries)
                        && AHEAD.compareAndSet(ahead, null)
                ? ahead
                : build(release, libraries);
    }

    private static Shell build(int release, List<Path> libraries) {
        Shell shell = new Shell(release, libraries);
        Session.daemon(shell::build, "JShell builder").start();
        return shell;
    }

    private void build() {
        CompilerCrash.keepQuiet();
        try {
            bare.complete(
                    JShell.builder()
                            .in(InputStream.nullInputStream())
                            .out(new PrintStream(OutputStream.nullOutputStream()))
                            .err(new PrintStream(OutputStream.nullOutputStream()))
                            .executionEngine(new Provider(remote), null)
                            .fileManager(files -> new CompilerFiles(files, () -> imported))
                            .compilerOptions(compilerOptions())
                            .build());
            Thread.sleep(IMPORT_AFTER_MILLIS);
            jshell();
        } catch (RuntimeException | Error e) {
            bare.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String[] compilerOptions() {
        String classPath = classPath();
        return release < Runtime.version().feature()
                ? new String[] {"-classpath", classPath, "--release", Integer.toString(release)}
                : new String[] {"-classpath", classPath, "--add-exports", CONTENDED};
    }

    private String classPath() {
        return Stream.concat(Stream.of(Installation.current().agentJar()), libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns the hand in the VM; to be given the VM once it has been started. */
    RemoteVm remote() {
        return remote;
    }

    /** Returns JShell; waits for it where it is still being built. */
    JShell jshell() {
        JShell built = bare.join();
        synchronized (this) {
            if (!imported) {
                imported = true;
                if (compiled) {
                    renewCompiler(built);
                }
                built.eval(IMPORTS);
            }
        }
        return built;
    }

    /**
     * Makes JShell take new compilers: it keeps them, with what they saw, until its class path
     * changes. What has been declared stays as it is.
     */
    void renewCompiler(JShell jshell) {
        jshell.addToClasspath(classPath());
    }

    /** Waits until JShell is built. */
    void await() {
        bare.join();
    }

    /**
     * Runs what needs JShell; before the imports, where they are still to come and the source needs
     * none of them. They take as long as a first snippet.
     */
    <T> T with(String source, Function<JShell, T> work) {
        if (libraries.isEmpty() && SimpleLine.needsNoImport(source)) {
            JShell built = bare.join();
            synchronized (this) {
                if (!imported) {
                    compiled = true;
                    return work.apply(built);
                }
            }
        }
        return work.apply(jshell());
    }

    void close() {
        bare.thenAccept(JShell::close);
    }

    /** Gives JShell the VM that is started beside it. */
    private record Provider(RemoteVm remote) implements ExecutionControlProvider {

        @Override
        public String name() {
            return "heapwise";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return remote;
        }
    }
}
