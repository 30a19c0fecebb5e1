package heapwise.terminal.console;

import heapwise.terminal.prompt.Assist;
import heapwise.terminal.text.Characters;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** Finds out what can be shown here and opens it. */
public final class Consoles {

    /** 128 + the number of SIGTERM, as a VM ends that leaves the signal to itself. */
    private static final int TERMINATED = 143;

    private Consoles() {}

    /** Returns the encoding of the terminal, or of what stands in for it. */
    public static Charset encoding() {
        String name =
                System.getProperty(
                        "stdout.encoding",
                        System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }

    static Characters characters(Charset encoding) {
        boolean unicode = encoding.name().toUpperCase(Locale.ROOT).startsWith("UTF-");
        return unicode ? Characters.UNICODE : Characters.ASCII;
    }

    /** Returns a terminal with keys; absent where the streams are no terminal, or a dumb one. */
    public static Optional<Terminal> terminal(Map<String, String> environment) {
        if (environment.getOrDefault("TERM", "").equals("dumb") || !isTerminal()) {
            return Optional.empty();
        }
        // Asking the terminal what it makes of graphemes costs up to a second where none answers.
        System.setProperty("org.jline.terminal.graphemeCluster", "false");
        try {
            Terminal terminal =
                    TerminalBuilder.builder()
                            .system(true)
                            .provider("jni")
                            .encoding(encoding())
                            .nativeSignals(true)
                            .dumb(true)
                            .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(terminal);
        } catch (IOException | IllegalStateException none) {
            return Optional.empty();
        }
    }

    /** From JDK 22 on there is a console without a terminal, which isTerminal tells. */
    private static boolean isTerminal() {
        java.io.@Nullable Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    public static Look look(
            Terminal terminal, Map<String, String> environment, TerminalOptions.Colours colours) {
        Integer max = terminal.getNumericCapability(Capability.max_colors);
        boolean able = max != null && max >= 8;
        boolean wanted =
                colours == TerminalOptions.Colours.ALWAYS
                        || colours == TerminalOptions.Colours.AUTO
                                && able
                                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Look(
                wanted ? Look.Markup.COLOURS : Look.Markup.ATTRIBUTES,
                characters(terminal.encoding()),
                hasLinks(environment),
                Math.max(1, terminal.getColumns() > 0 ? terminal.getColumns() : 80));
    }

    /** Returns the look of a page that is printed and not worked in. */
    public static Look look(TerminalOptions options) {
        TerminalOptions.Colours colours = options.colours();
        Map<String, String> environment = options.environment();
        Characters characters = characters(encoding());
        boolean terminal = isTerminal() && !environment.getOrDefault("TERM", "").equals("dumb");
        boolean wanted =
                colours == TerminalOptions.Colours.ALWAYS
                        || colours == TerminalOptions.Colours.AUTO
                                && terminal
                                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        int columns = columns(environment);
        Look look =
                options.plain() || !terminal && !wanted
                        ? Look.plain(characters, columns)
                        : new Look(
                                wanted ? Look.Markup.COLOURS : Look.Markup.ATTRIBUTES,
                                characters,
                                hasLinks(environment),
                                columns);
        return look.withoutPrompt();
    }

    /** Terminals that do not know OSC 8 ignore it, but for these, which print it or may do so. */
    private static boolean hasLinks(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        boolean old = term.matches("(linux|vt\\d+|ansi|cons\\d+|screen).*");
        return !old || environment.containsKey("TMUX");
    }

    /**
     * Opens a terminal with keys.
     *
     * @param history where what was typed is kept for the next run
     */
    public static KeyConsole keys(Terminal terminal, TerminalOptions options, Path history) {
        KeyConsole console =
                new KeyConsole(
                        terminal,
                        look(terminal, options.environment(), options.colours()),
                        history);
        Signals.register(
                "TERM",
                () -> {
                    console.terminated();
                    System.exit(TERMINATED);
                });
        return console;
    }

    /** Opens plain streams. */
    public static PlainConsole plain(
            InputStream in,
            PrintStream out,
            Map<String, String> environment,
            Messages messages,
            Supplier<Assist> assist) {
        Charset encoding = encoding();
        int columns = columns(environment);
        boolean terminal = isTerminal();
        PlainConsole console =
                new PlainConsole(
                        new InputLines(in, encoding, messages),
                        new PrintWriter(new OutputStreamWriter(out, encoding), false),
                        Look.plain(characters(encoding), columns),
                        terminal,
                        assist);
        if (terminal) {
            Signals.register("INT", console::interrupt);
        }
        return console;
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : 80;
    }
}
