package heapwise.terminal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

/**
 * The launcher in a pseudo-terminal, with a terminal emulator in front of it, and someone typing.
 */
final class PtyLauncher implements AutoCloseable {

    private final Pty pty;
    private final EmulatedScreen screen;
    private final Process process;
    private final OutputStream keys;
    private final Charset charset;

    PtyLauncher(int columns, int rows, Map<String, String> environment, String... words)
            throws IOException {
        this(columns, rows, environment, launcher(environment, words));
    }

    private PtyLauncher(
            int columns, int rows, Map<String, String> environment, List<String> command)
            throws IOException {
        pty = new JniTerminalProvider().open(cooked(), Size.of(columns, rows));
        charset =
                environment.getOrDefault("LC_ALL", "").equals("C")
                        ? StandardCharsets.US_ASCII
                        : StandardCharsets.UTF_8;
        screen = new EmulatedScreen(columns, rows, charset);
        File slave = new File(((JniNativePty) pty).getName());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(slave)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(slave))
                        .redirectError(ProcessBuilder.Redirect.appendTo(slave));
        builder.environment().remove("NO_COLOR");
        builder.environment().remove("TMUX");
        builder.environment().putIfAbsent("LC_ALL", "C.UTF-8");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().putAll(environment);
        process = builder.start();
        keys = pty.getMasterOutput();
        Thread reader = new Thread(this::read, "pty");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts any command, such as the start script. */
    static PtyLauncher ofCommand(
            int columns, int rows, Map<String, String> environment, List<String> command)
            throws IOException {
        return new PtyLauncher(columns, rows, environment, command);
    }

    private static List<String> launcher(Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>();
        command.add(
                environment.getOrDefault("JAVA", System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        if (Runtime.version().feature() >= 22) {
            // As the manifest of the jar says; newer JDKs warn without it.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", absoluteClassPath(), "heapwise.Main"));
        command.addAll(List.of(words));
        return command;
    }

    /** What a shell leaves a terminal in. */
    private static Attributes cooked() {
        Attributes attributes = new Attributes();
        attributes.setInputFlag(Attributes.InputFlag.ICRNL, true);
        attributes.setInputFlag(Attributes.InputFlag.IXON, true);
        attributes.setOutputFlag(Attributes.OutputFlag.OPOST, true);
        attributes.setOutputFlag(Attributes.OutputFlag.ONLCR, true);
        attributes.setLocalFlag(Attributes.LocalFlag.ICANON, true);
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        attributes.setLocalFlag(Attributes.LocalFlag.ECHO, true);
        attributes.setControlChar(Attributes.ControlChar.VINTR, 3);
        attributes.setControlChar(Attributes.ControlChar.VEOF, 4);
        attributes.setControlChar(Attributes.ControlChar.VERASE, 127);
        attributes.setControlChar(Attributes.ControlChar.VSTOP, 19);
        attributes.setControlChar(Attributes.ControlChar.VSTART, 17);
        return attributes;
    }

    private static String absoluteClassPath() {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, parts);
    }

    private void read() {
        try (InputStream in = pty.getMasterInput()) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String reply = screen.write(buffer, 0, n);
                if (!reply.isEmpty()) {
                    keys.write(reply.getBytes(StandardCharsets.US_ASCII));
                    keys.flush();
                }
            }
        } catch (IOException closed) {
            // The launcher has ended and its side of the pty is closed.
        }
    }

    /** Types a text and Enter. */
    PtyLauncher line(String text) throws IOException {
        return keys(text + "\r");
    }

    PtyLauncher keys(String text) throws IOException {
        keys.write(text.getBytes(charset));
        keys.flush();
        return this;
    }

    void resize(int columns, int rows) throws IOException, InterruptedException {
        screen.resize(columns, rows);
        pty.setSize(Size.of(columns, rows));
        // It is not the process' controlling terminal, so the kernel tells it nothing.
        new ProcessBuilder("kill", "-WINCH", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits until the text is on the screen and returns the screen. */
    String waitFor(String text) throws InterruptedException {
        return waitFor("'" + text + "'", shown -> shown.contains(text));
    }

    String waitFor(String what, Predicate<String> condition) throws InterruptedException {
        return waitFor(what, EmulatedScreen.PATIENCE, condition);
    }

    String waitFor(String what, Duration patience, Predicate<String> condition)
            throws InterruptedException {
        return screen.waitFor(what, patience, condition, process::isAlive, this::threads);
    }

    /** What the launcher is doing, for who looks for why it does not answer. */
    private String threads() {
        StringBuilder all = new StringBuilder();
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(one -> one.info().command().orElse("").endsWith("/java"))
                .forEach(one -> all.append(threads(one.pid())));
        return all.toString();
    }

    private static String threads(long pid) {
        try {
            Process dump =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    Long.toString(pid),
                                    "Thread.print")
                            .redirectErrorStream(true)
                            .start();
            return "%nthreads of ".formatted()
                    + new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Returns the screen's lines without blanks at their ends. */
    String screen() {
        return screen.screen();
    }

    /** Returns everything that was received, escapes and all. */
    String received() {
        return screen.received();
    }

    /** Returns the terminal's settings, such as whether it echoes. */
    Attributes attributes() throws IOException {
        return pty.getAttr();
    }

    boolean ended() {
        return !process.isAlive();
    }

    int waitForExit() throws InterruptedException {
        if (!process.waitFor(EmulatedScreen.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the launcher did not end. The screen:\n" + screen());
        }
        return process.exitValue();
    }

    /** Asks it to end, as {@code kill} and a system that goes down do. */
    void terminate() {
        process.destroy();
    }

    void kill() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        process.toHandle().destroyForcibly();
        pty.close();
    }
}
