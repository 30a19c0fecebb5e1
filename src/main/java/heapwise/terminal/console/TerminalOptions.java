package heapwise.terminal.console;

import heapwise.progress.StateHome;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What is wanted of the terminal or of the streams in its place.
 *
 * @param plain whether everything is to be plain text in order
 * @param language of the messages, such as {@code de}; empty for English
 */
public record TerminalOptions(
        boolean plain,
        Colours colours,
        String language,
        StateHome home,
        Map<String, String> environment,
        InputStream in,
        PrintStream out) {

    /** When to use colours; NO_COLOR is heeded in the first case only. */
    public enum Colours {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Returns what this process was started with. */
    public static TerminalOptions ofThisProcess() {
        return new TerminalOptions(
                false,
                Colours.AUTO,
                "",
                StateHome.ofThisProcess(),
                System.getenv(),
                System.in,
                System.out);
    }

    public TerminalOptions withPlain(boolean other) {
        return new TerminalOptions(other, colours, language, home, environment, in, out);
    }

    public TerminalOptions withLanguage(String other) {
        return new TerminalOptions(plain, colours, other, home, environment, in, out);
    }

    public TerminalOptions withColours(Colours other) {
        return new TerminalOptions(plain, other, language, home, environment, in, out);
    }
}
