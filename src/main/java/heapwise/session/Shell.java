package heapwise.session;

import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * JShell and its compiler, which drive a session VM.
 *
 * <p>Building them takes longer than anything else at a start, and the VM need not be known for it:
 * so it can begin ahead, and goes on beside the start of the VM. A first snippet that waits already
 * goes before the imports, which take a fifth of the time: what compiles without them means the
 * same with them, since an import on demand shadows nothing (JLS 6.4.1); what does not is evaluated
 * once more after them.
 */
final class Shell {

    private static final List<String> IMPORTS =
            List.of(
                    "import java.io.*;",
                    "import java.lang.ref.*;",
                    "import java.math.*;",
                    "import java.nio.file.*;",
                    "import java.util.*;",
                    "import java.util.concurrent.*;",
                    "import java.util.function.*;",
                    "import java.util.stream.*;",
                    "import static heapwise.lab.Lab.*;");

    private static final AtomicReference<@Nullable Shell> AHEAD = new AtomicReference<>();

    /** The Java release of the snippets; the launcher's own at most, which alone it can compile. */
    private final int release;

    private final RemoteVm remote = new RemoteVm();
    private final CompletableFuture<JShell> bare = new CompletableFuture<>();
    private final CompletableFuture<JShell> jshell = new CompletableFuture<>();
    private final CompletableFuture<Void> firstDone = new CompletableFuture<>();

    /** Set by who comes first: a first snippet, for which the imports wait, or the imports. */
    private final AtomicBoolean first = new AtomicBoolean();

    /** Whether a snippet is evaluated before the imports. */
    private volatile boolean early;

    private Shell(int release) {
        this.release = release;
    }

    /** Begins to build one for the launcher's own JDK, which {@link #of} will hand out. */
    static void prebuild() {
        if (AHEAD.get() == null) {
            AHEAD.set(build(Runtime.version().feature()));
        }
    }

    /** Returns one for VMs of this JDK, at once; it may still be building. */
    static Shell of(Jdk jdk) {
        int release = Math.min(jdk.feature(), Runtime.version().feature());
        Shell ahead = AHEAD.get();
        return ahead != null && ahead.release == release && AHEAD.compareAndSet(ahead, null)
                ? ahead
                : build(release);
    }

    private static Shell build(int release) {
        Shell shell = new Shell(release);
        Session.daemon(shell::build, "JShell builder").start();
        return shell;
    }

    private void build() {
        try {
            JShell built =
                    JShell.builder()
                            .in(InputStream.nullInputStream())
                            .out(new PrintStream(OutputStream.nullOutputStream()))
                            .err(new PrintStream(OutputStream.nullOutputStream()))
                            .executionEngine(new Provider(remote), null)
                            .compilerOptions(compilerOptions())
                            .build();
            bare.complete(built);
            if (!first.compareAndSet(false, true)) {
                firstDone.join();
            }
            IMPORTS.forEach(built::eval);
            jshell.complete(built);
        } catch (RuntimeException | Error e) {
            bare.completeExceptionally(e);
            jshell.completeExceptionally(e);
        }
    }

    private String[] compilerOptions() {
        String classPath = Installation.current().agentJar().toString();
        return release < Runtime.version().feature()
                ? new String[] {"-classpath", classPath, "--release", Integer.toString(release)}
                : new String[] {"-classpath", classPath};
    }

    /** Returns the hand in the VM; to be given the VM once it has been started. */
    RemoteVm remote() {
        return remote;
    }

    /** Waits until a snippet can be evaluated, the first one before the imports. */
    void await() {
        early = first.compareAndSet(false, true);
        jshell();
    }

    /** The first snippet has been evaluated: the imports go on. */
    void evaluated() {
        early = false;
        firstDone.complete(null);
    }

    /** Returns JShell; waits for it where it is still being built. */
    JShell jshell() {
        return (early ? bare : jshell).join();
    }

    List<SnippetEvent> eval(String snippet) {
        List<SnippetEvent> events = jshell().eval(snippet);
        if (!early || events.stream().allMatch(event -> event.status() == Status.VALID)) {
            return events;
        }
        events.forEach(event -> jshell().drop(event.snippet()));
        evaluated();
        return jshell().eval(snippet);
    }

    /** Returns the imports that snippets have, as Java. */
    List<String> imports() {
        return early
                ? IMPORTS
                : jshell().imports().map(snippet -> snippet.source().strip()).toList();
    }

    void close() {
        jshell.thenAccept(JShell::close);
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
