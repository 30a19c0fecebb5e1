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
import org.jline.utils.ScreenTerminal;

/**
 * The launcher in a pseudo-terminal, with a terminal emulator in front of it, and someone typing.
 */
final class PtyLauncher implements AutoCloseable {

    private static final Duration PATIENCE =
            Duration.ofSeconds(Integer.getInteger("heapwise.patience", 60));

    private final Pty pty;
    private final ScreenTerminal screen;
    private final Process process;
    private final OutputStream keys;
    private final StringBuilder received = new StringBuilder();
    private final Charset charset;
    private String escape = "";

    PtyLauncher(int columns, int rows, Map<String, String> environment, String... words)
            throws IOException {
        this(columns, rows, environment, launcher(environment, words));
    }

    private PtyLauncher(
            int columns, int rows, Map<String, String> environment, List<String> command)
            throws IOException {
        pty = new JniTerminalProvider().open(cooked(), Size.of(columns, rows));
        screen = new ScreenTerminal(columns, rows);
        charset =
                environment.getOrDefault("LC_ALL", "").equals("C")
                        ? StandardCharsets.US_ASCII
                        : StandardCharsets.UTF_8;
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
        attributes.setOutputFlag(Attributes.OutputFlag.OPOST, true);
        attributes.setOutputFlag(Attributes.OutputFlag.ONLCR, true);
        attributes.setLocalFlag(Attributes.LocalFlag.ICANON, true);
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        attributes.setLocalFlag(Attributes.LocalFlag.ECHO, true);
        attributes.setControlChar(Attributes.ControlChar.VINTR, 3);
        attributes.setControlChar(Attributes.ControlChar.VEOF, 4);
        attributes.setControlChar(Attributes.ControlChar.VERASE, 127);
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
            byte[] rest = new byte[0];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                byte[] all = new byte[rest.length + n];
                System.arraycopy(rest, 0, all, 0, rest.length);
                System.arraycopy(buffer, 0, all, rest.length, n);
                int whole = wholeCharacters(all);
                String text = new String(all, 0, whole, charset);
                rest = java.util.Arrays.copyOfRange(all, whole, all.length);
                synchronized (received) {
                    received.append(text);
                    show(text);
                    String reply = screen.read();
                    if (!reply.isEmpty()) {
                        keys.write(reply.getBytes(StandardCharsets.US_ASCII));
                        keys.flush();
                    }
                    received.notifyAll();
                }
            }
        } catch (IOException closed) {
            // The launcher has ended and its side of the pty is closed.
        }
    }

    /**
     * After a line that fills the window to its last column the emulator wraps before the next
     * character even where the cursor was set back in between, which no terminal does; a carriage
     * return makes it forget.
     */
    private void show(String text) {
        String all = escape + text;
        escape = all.endsWith("\u001b") ? "\u001b" : "";
        String whole = all.substring(0, all.length() - escape.length());
        screen.write(whole.replace("\u001b8", "\r\u001b8"));
    }

    /** Returns how many of the bytes are whole characters of UTF-8. */
    private static int wholeCharacters(byte[] bytes) {
        int end = bytes.length;
        for (int back = 1; back <= 3 && back <= bytes.length; back++) {
            int lead = bytes[bytes.length - back] & 0xff;
            if (lead >= 0xc0) {
                int wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return wanted > back ? bytes.length - back : end;
            }
            if (lead < 0x80) {
                return end;
            }
        }
        return end;
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
        synchronized (received) {
            screen.setSize(Size.of(columns, rows));
            pty.setSize(Size.of(columns, rows));
        }
        // It is not the process' controlling terminal, so the kernel tells it nothing.
        new ProcessBuilder("kill", "-WINCH", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits until the text is on the screen and returns the screen. */
    String waitFor(String text) throws InterruptedException {
        return waitFor("'" + text + "'", shown -> shown.contains(text));
    }

    String waitFor(String what, Predicate<String> condition) throws InterruptedException {
        return waitFor(what, PATIENCE, condition);
    }

    String waitFor(String what, Duration patience, Predicate<String> condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (received) {
            while (true) {
                String shown = screen();
                if (condition.test(shown)) {
                    return shown;
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || !process.isAlive() && left < patience.toMillis() - 2000) {
                    throw new AssertionError(
                            "%s did not come (alive: %s). The screen:%n%s%nreceived last:%n%s%s"
                                    .formatted(what, process.isAlive(), shown, tail(), threads()));
                }
                received.wait(Math.min(left, 200));
            }
        }
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

    private String tail() {
        String text = received().replace('\u001b', '␛');
        return text.substring(Math.max(0, text.length() - 1500));
    }

    /** Returns the screen's lines without blanks at their ends. */
    String screen() {
        synchronized (received) {
            long[] cells = new long[screen.getColumns() * screen.getRows()];
            int columns = screen.getColumns();
            screen.dump(cells, new int[2]);
            StringBuilder text = new StringBuilder();
            for (int y = 0; y < screen.getRows(); y++) {
                StringBuilder line = new StringBuilder();
                for (int x = 0; x < columns; x++) {
                    int character = ScreenTerminal.cellCodePoint(cells[y * columns + x]);
                    line.appendCodePoint(character == 0 ? ' ' : character);
                }
                text.append(line.toString().stripTrailing()).append('\n');
            }
            return text.toString().stripTrailing() + "\n";
        }
    }

    /** Returns everything that was received, escapes and all. */
    String received() {
        synchronized (received) {
            return received.toString();
        }
    }

    /** Returns the terminal's settings, such as whether it echoes. */
    Attributes attributes() throws IOException {
        return pty.getAttr();
    }

    boolean ended() {
        return !process.isAlive();
    }

    int waitForExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the launcher did not end. The screen:\n" + screen());
        }
        return process.exitValue();
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
