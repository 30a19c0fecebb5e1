package heapwise.terminal;

import heapwise.check.Watch;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.terminal.console.Consoles;
import heapwise.terminal.console.Job;
import heapwise.terminal.console.TerminalOptions;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.paint.VerdictPainter;
import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** The screen of {@code watch}: the last verdict in its place, and what can be pressed. */
public final class WatchScreen {

    private static final int CTRL_Z = 26;
    private static final int FOOTER_GAP = 4;

    /** Columns for "checking …". */
    private static final int LEAST_STATE = 10;

    private final Messages messages;
    private final TerminalOptions options;
    private final Exercise exercise;
    private final Consumer<Verdict> record;
    private Optional<Verdict> last = Optional.empty();
    private boolean checking = true;
    private int hint;

    /**
     * Makes a screen.
     *
     * @param record is given every verdict that is shown
     */
    public WatchScreen(Exercise exercise, TerminalOptions options, Consumer<Verdict> record) {
        this.messages = Messages.in(options.language());
        this.options = options;
        this.exercise = exercise;
        this.record = record;
    }

    /** Watches until the learner leaves. */
    public void show(PrintWriter out, Function<Watch.Listener, Watch> start) throws IOException {
        Map<String, String> environment = options.environment();
        Optional<Terminal> terminal =
                options.plain() ? Optional.empty() : Consoles.terminal(environment);
        if (terminal.isEmpty()) {
            Look look = Consoles.look(options.withPlain(true));
            onStreams(look, out, start);
            return;
        }
        try (Terminal keys = terminal.get()) {
            onKeys(keys, options.colours(), environment, start);
        }
    }

    private void onKeys(
            Terminal terminal,
            TerminalOptions.Colours colours,
            Map<String, String> environment,
            Function<Watch.Listener, Watch> start)
            throws IOException {
        Runnable paint =
                () ->
                        paint(
                                terminal,
                                Consoles.look(terminal, environment, colours).withoutPrompt());
        terminal.handle(Terminal.Signal.WINCH, signal -> paint.run());
        Attributes before = terminal.enterRawMode();
        terminal.handle(
                Terminal.Signal.CONT,
                signal -> {
                    terminal.enterRawMode();
                    paint.run();
                });
        try (Watch watch = start.apply(listener(paint))) {
            paint.run();
            NonBlockingReader reader = terminal.reader();
            while (true) {
                int key = reader.read();
                if (key < 0 || key == 'q' || key == 3 || key == 4) {
                    return;
                } else if (key == CTRL_Z) {
                    terminal.setAttributes(before);
                    Job.stop();
                    terminal.enterRawMode();
                    paint.run();
                } else if (key == 'h') {
                    nextHint();
                    paint.run();
                } else if (key == 'r' || key == '\r' || key == '\n') {
                    watch.again();
                }
            }
        } finally {
            terminal.setAttributes(before);
            terminal.writer().println();
            terminal.flush();
        }
    }

    private Watch.Listener listener(Runnable paint) {
        return new Watch.Listener() {
            @Override
            public void checking() {
                synchronized (WatchScreen.this) {
                    checking = true;
                }
                paint.run();
            }

            @Override
            public void verdict(Verdict verdict) {
                synchronized (WatchScreen.this) {
                    checking = false;
                    last = Optional.of(verdict);
                }
                paint.run();
                record.accept(verdict);
            }

            @Override
            public void corrected(Verdict verdict) {
                synchronized (WatchScreen.this) {
                    last = Optional.of(verdict);
                }
                paint.run();
            }
        };
    }

    private synchronized void nextHint() {
        hint = hint < exercise.hints().size() ? hint + 1 : 0;
    }

    private synchronized void paint(Terminal terminal, Look look) {
        List<Line> lines = new ArrayList<>();
        last.ifPresentOrElse(
                verdict -> lines.addAll(new VerdictPainter(look, messages).paint(verdict)),
                () -> lines.add(Line.of(exercise.slug(), TextStyle.BOLD)));
        if (hint > 0) {
            lines.add(Line.EMPTY);
            lines.addAll(hintLines(look));
        }
        int columns = Math.max(20, terminal.getSize().getColumns());
        int room = Math.max(3, terminal.getSize().getRows() - 2);
        var text = new StringBuilder("\u001b[H\u001b[2J");
        for (Line line : lines) {
            room -= Math.max(1, (line.width() + columns - 1) / columns); // a long one is wrapped
            if (room < 0) {
                break;
            }
            text.append(Ansi.of(line, look)).append("\r\n");
        }
        text.append("\r\n").append(Ansi.of(footer(look, columns), look));
        terminal.writer().print(text);
        terminal.flush();
    }

    private List<Line> hintLines(Look look) {
        var lines = new ArrayList<Line>();
        String title = messages.get("task.hint", hint, exercise.hints().size());
        Line margin = Line.of(" ".repeat(Look.MARGIN));
        lines.add(Line.of(title, TextStyle.DIM).after(margin));
        lines.addAll(
                Line.behind(
                        margin,
                        new ProsePainter(look).paint(exercise.hints().get(hint - 1), look.text())));
        return lines;
    }

    /** One row, whatever the width: the keys first. */
    private Line footer(Look look, int columns) {
        String keys = messages.get(exercise.hints().isEmpty() ? "watch.keys" : "watch.keys.hint");
        String state =
                checking
                        ? messages.get("watch.checking")
                        : messages.get("watch.waiting", String.join(", ", exercise.files()));
        String shown = Columns.cut(look.fit(keys), columns - Look.MARGIN - 1, look.fit("…"));
        Line.Builder line = Line.with(" ".repeat(Look.MARGIN) + shown, TextStyle.ACCENT);
        int left = columns - 1 - line.width() - FOOTER_GAP;
        return left < LEAST_STATE
                ? line.build()
                : line.add(" ".repeat(FOOTER_GAP))
                        .add(Columns.cut(look.fit(state), left, look.fit("…")), TextStyle.DIM)
                        .build();
    }

    /** Without a terminal: one verdict after another, and commands as lines. */
    private void onStreams(Look look, PrintWriter out, Function<Watch.Listener, Watch> start)
            throws IOException {
        var listener =
                new Watch.Listener() {
                    @Override
                    public void checking() {}

                    @Override
                    public void verdict(Verdict verdict) {
                        print(new VerdictPainter(look, messages).paint(verdict), look, out);
                        record.accept(verdict);
                    }

                    @Override
                    public void corrected(Verdict verdict) {
                        print(new VerdictPainter(look, messages).paint(verdict), look, out);
                    }
                };
        try (Watch watch = start.apply(listener)) {
            var in = new BufferedReader(new InputStreamReader(System.in, Consoles.encoding()));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.strip().equals("q")) {
                    return;
                } else if (line.strip().equals("r")) {
                    watch.again();
                }
            }
            Thread.currentThread().join(); // nobody types; saving goes on until Ctrl-C
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(List<Line> lines, Look look, PrintWriter out) {
        Ansi.print(out, lines, look);
        out.println();
        out.flush();
    }
}
