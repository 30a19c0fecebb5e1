package heapwise.terminal.console;

import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lines in order and nothing redrawn: for a pipe, a file, a screen reader, a terminal without
 * abilities.
 */
final class PlainConsole implements UserConsole {

    private final BufferedReader in;
    private final PrintWriter out;
    private final Look look;
    private final boolean interactive;
    private final Predicate<String> incomplete;

    /**
     * @param interactive whether somebody types: prompts are shown then
     * @param incomplete whether Java needs another line
     */
    PlainConsole(
            BufferedReader in,
            PrintWriter out,
            Look look,
            boolean interactive,
            Predicate<String> incomplete) {
        this.in = in;
        this.out = out;
        this.look = look;
        this.interactive = interactive;
        this.incomplete = incomplete;
    }

    @Override
    public Look look() {
        return look;
    }

    @Override
    public int rows() {
        return 0;
    }

    @Override
    public void print(List<Line> lines) {
        lines.forEach(line -> out.println(Ansi.of(line, look).stripTrailing()));
        out.flush();
    }

    @Override
    public int unread() {
        return 0;
    }

    @Override
    public Input read(Prompt prompt) {
        prompt(prompt.text());
        try {
            String line = in.readLine();
            if (line == null) {
                return new Input.End();
            }
            StringBuilder text = new StringBuilder(line);
            while (prompt.kind() == Prompt.Kind.JAVA && goesOn(text.toString())) {
                prompt("...> ");
                line = in.readLine();
                if (line == null) {
                    break;
                }
                if (line.strip().equals("/forget")) {
                    return new Input.Interrupted();
                }
                text.append('\n').append(line);
            }
            return new Input.Text(text.toString());
        } catch (IOException ended) {
            return new Input.End();
        }
    }

    private boolean goesOn(String text) {
        return !text.isBlank()
                && !text.startsWith("/")
                && !text.endsWith("\n\n")
                && incomplete.test(text);
    }

    private void prompt(String text) {
        if (interactive) {
            out.print(look.fit(text));
        }
        out.flush();
    }

    @Override
    public Busy busy(Supplier<String> status, Runnable onInterrupt) {
        return new Busy() {
            @Override
            public void print(List<Line> lines) {
                PlainConsole.this.print(lines);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void printAbove(List<Line> lines) {}

    @Override
    public void status(Line line) {}

    @Override
    public void handOver(Runnable action) {
        out.flush();
        action.run();
    }

    @Override
    public boolean interactive() {
        return interactive;
    }

    @Override
    public void close() {
        out.flush();
    }
}
