package heapwise.vm;

import heapwise.agent.Parent;
import heapwise.agent.ProcessMark;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A Java VM that this program has started and that never outlives it.
 *
 * <p>Its main class calls {@link Parent#connect()}, which makes the control socket and starts the
 * watchdog that halts the VM when this program has died, by whatever death. Killing it is always
 * safe.
 */
public final class ChildVm implements AutoCloseable {

    /** What the processes of all VMs of this program have in common. */
    private static final String LAUNCHER = random();

    private final VmCommand command;
    private final Process process;
    private final String token;
    private final String mark;
    private final StreamDrain stdout;
    private final StreamDrain stderr;
    private final Optional<Path> scratch;
    private final CompletableFuture<Socket> control = new CompletableFuture<>();
    private volatile Optional<ControlServer> server = Optional.empty();
    private volatile boolean swept;

    /**
     * The first process of the VM's own namespaces, with which the kernel ends all others in them;
     * none where it has no namespaces. Known before an answer runs.
     */
    private volatile Optional<ProcessHandle> first = Optional.empty();

    private ChildVm(
            VmCommand command, Process process, String token, String mark, Optional<Path> scratch) {
        this.scratch = scratch;
        this.command = command;
        this.process = process;
        this.token = token;
        this.mark = mark;
        this.stdout = StreamDrain.start("stdout of " + process.pid(), process.getInputStream());
        this.stderr = StreamDrain.start("stderr of " + process.pid(), process.getErrorStream());
    }

    /**
     * Starts the VM and returns at once; {@link #control} waits until it has connected.
     *
     * @throws IOException where no process can be started
     */
    public static ChildVm start(VmCommand command) throws IOException {
        return start(
                command,
                new ProcessBuilder(command.arguments()),
                ControlServer::onPort,
                Optional.empty());
    }

    /**
     * Starts the VM in a directory of its own, which goes with it: what it writes there, and by the
     * directory also what it has started. In a sandbox, if one is given.
     *
     * @throws IOException where no process can be started
     */
    public static ChildVm start(VmCommand command, Optional<Sandbox> sandbox) throws IOException {
        Path directory = ScratchDirectories.create("heapwise-vm");
        try {
            List<String> arguments =
                    sandbox.isPresent()
                            ? sandbox.get().arguments(command, directory)
                            : command.withTemporary(directory).arguments();
            return start(
                    command,
                    new ProcessBuilder(arguments).directory(directory.toFile()),
                    sandbox.isPresent() ? () -> ControlServer.in(directory) : ControlServer::onPort,
                    Optional.of(directory));
        } catch (IOException e) {
            ScratchDirectories.delete(directory);
            throw e;
        }
    }

    static ChildVm start(
            VmCommand command,
            ProcessBuilder builder,
            ControlServer.Opener opener,
            Optional<Path> scratch)
            throws IOException {
        String token = random();
        String mark = ProcessMark.of(LAUNCHER, random());
        try {
            command.directory().ifPresent(own -> builder.directory(own.toFile()));
            Map<String, String> environment = builder.environment();
            // They print a line to stderr and change what a lesson measures.
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")
                    .forEach(environment::remove);
            environment.put(ProcessMark.VARIABLE, mark);
            var vm = new ChildVm(command, builder.start(), token, mark, scratch);
            vm.process.onExit().thenRun(vm::ended);
            // On a thread of its own: it comes to connect much later, and whoever starts it has
            // something else to do until then.
            var acceptor = new Thread(() -> vm.accept(opener), "connection of " + vm.pid());
            acceptor.setDaemon(true);
            acceptor.start();
            return vm;
        } catch (IOException e) {
            throw new IOException(
                    "Cannot start a VM (%s): %s".formatted(e.getMessage(), command), e);
        }
    }

    /** Returns what nobody can guess. */
    private static String random() {
        return HexFormat.of().formatHex(RandomBytes.next(16));
    }

    /** Says where to connect to; on stdin, where nobody else can read it. */
    private void greet(ControlServer open) {
        try {
            BufferedWriter stdin = process.outputWriter(StandardCharsets.UTF_8);
            stdin.write(token + " " + open.address() + "\n");
            stdin.flush();
        } catch (IOException e) {
            // It has ended already; its exit code and its stderr say why.
        }
    }

    /** Tells a VM that ends that this is known, so that its watchdog need not wait any longer. */
    public void nudge() {
        try {
            OutputStream stdin = process.getOutputStream();
            stdin.write('\n');
            stdin.flush();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    private void accept(ControlServer.Opener opener) {
        try (ControlServer open = opener.open()) {
            server = Optional.of(open);
            if (!process.isAlive()) {
                return; // nobody would close it
            }
            greet(open);
            while (true) {
                Socket socket = open.accept();
                if (isOurs(socket)) {
                    if (scratch.filter(Sandbox::isEntered).isPresent()) {
                        first = ProcessTree.deepest(process.toHandle());
                    }
                    control.complete(socket);
                    return;
                }
                socket.close();
            }
        } catch (IOException e) {
            control.completeExceptionally(e);
            if (process.isAlive()) {
                // Not one that has ended: that would close what it wrote, unread.
                process.destroyForcibly();
            }
        }
    }

    private boolean isOurs(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(5_000);
            byte[] sent = new DataInputStream(socket.getInputStream()).readNBytes(token.length());
            socket.setSoTimeout(0);
            return new String(sent, StandardCharsets.US_ASCII).equals(token);
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private void ended() {
        control.completeExceptionally(
                new IOException("the VM ended with code " + process.exitValue()));
        server.ifPresent(ChildVm::closeQuietly);
    }

    /**
     * Returns the connected control socket; waits for it at most this long.
     *
     * @throws IOException where the VM ended before it connected, or took too long and was
     *     destroyed; the message is what the VM said of it
     */
    public Socket control(Duration limit) throws IOException {
        try {
            return control.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            destroy();
            throw new IOException(
                    "the VM was not up after %d s: %s".formatted(limit.toSeconds(), command), e);
        } catch (ExecutionException e) {
            throw new IOException(whyNotStarted(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the VM started", e);
        }
    }

    private String whyNotStarted(Throwable why) {
        awaitEnd(Duration.ofSeconds(5));
        String said = (stderr.tail() + stdout.tail()).strip();
        return said.isEmpty()
                ? "%s: %s".formatted(why.getMessage(), command)
                : said.replaceAll("(?m)^Error: Could not create.*|^Error: A fatal exc.*", "")
                        .strip();
    }

    /** Returns the process id. */
    public long pid() {
        return process.pid();
    }

    /** Returns whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Returns the CPU time that it has used so far; none where the system does not tell. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Completes with the exit code when it has ended. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Returns its exit code, 128 + the signal where one ended it; nothing while it runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Waits until it has ended; returns whether it has. */
    public boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the VM itself, or native code in it, writes to its standard output. */
    public StreamDrain stdout() {
        return stdout;
    }

    /** What the VM itself, or native code in it, writes to its standard error. */
    public StreamDrain stderr() {
        return stderr;
    }

    /** Kills it, and every process that it has started; returns when it has ended. */
    public void destroy() {
        if (swept) {
            return; // looking for what it has started costs milliseconds
        }
        boolean ended = first.isPresent() && endsWith(first.get());
        if (!ended) {
            ProcessTree.destroy(process.toHandle());
            awaitEnd(Duration.ofSeconds(10));
            ProcessMark.destroy(mark, scratch);
        }
        // What is still in the pipes: to destroy a Process closes them.
        stdout.awaitEnd();
        stderr.awaitEnd();
        process.destroyForcibly();
        scratch.ifPresent(ScratchDirectories::delete);
        swept = true;
        // A VM killed on its way up never connected.
        control.thenAccept(ChildVm::closeQuietly);
        closeQuietly(process.getOutputStream());
    }

    /**
     * Whether the VM ends when the first process of its namespaces is killed: the kernel lets that
     * one go only after all others in them, and what waits for it outside ends last. To look
     * through the processes of the machine would cost milliseconds.
     */
    private boolean endsWith(ProcessHandle firstOfNamespaces) {
        firstOfNamespaces.destroyForcibly();
        return awaitEnd(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        destroy();
    }

    private static void closeQuietly(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            // Its other end is dead.
        }
    }
}
