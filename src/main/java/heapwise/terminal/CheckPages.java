package heapwise.terminal;

import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.lesson.Prose;
import heapwise.terminal.console.Consoles;
import heapwise.terminal.console.TerminalOptions;
import heapwise.terminal.paint.ProsePainter;
import heapwise.terminal.paint.VerdictPainter;
import heapwise.terminal.text.Ansi;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** What the commands around exercises print: verdicts, a summary of many, hints, a difference. */
public final class CheckPages {

    private final Look look;
    private final Messages messages;
    private final PrintWriter out;

    private CheckPages(Look look, Messages messages, PrintWriter out) {
        this.look = look;
        this.messages = messages;
        this.out = out;
    }

    /** Returns pages for a standard output. */
    public static CheckPages on(PrintWriter out, TerminalOptions options) {
        return new CheckPages(Consoles.look(options), Messages.in(options.language()), out);
    }

    /** Says, on any thread, that a file of a library is being fetched. */
    public void fetching(String file) {
        out.println("  " + messages.get("libraries.fetching", file));
        out.flush();
    }

    /** Prints a verdict. */
    public void verdict(Verdict verdict) {
        print(new VerdictPainter(look, messages).paint(verdict));
    }

    /** Says which files nobody has looked at, if any. */
    public void passedOver(List<String> files) {
        files.forEach(file -> say(messages.get("check.passed.over", file)));
    }

    /** Prints one line for a verdict, as a list of many has it. */
    public void row(Verdict verdict, int nameWidth) {
        TextStyle style = verdict.passed() ? TextStyle.GOOD : TextStyle.BAD;
        String mark = look.fit(verdict.passed() ? "✓" : "✗");
        print(
                List.of(
                        Line.with(" ".repeat(Look.MARGIN) + mark + " ", style)
                                .add(Columns.padRight(verdict.exercise(), nameWidth + 2))
                                .add(
                                        look.fit(
                                                new VerdictPainter(look, messages)
                                                        .summary(verdict)),
                                        verdict.passed() ? TextStyle.DIM : TextStyle.TEXT)
                                .build()));
    }

    /** Prints how many of all exercises pass, and how long it took. */
    public void total(long passed, int all, Duration took) {
        String rate =
                all == 0 ? "" : "%.1f".formatted(all / Math.max(0.001, took.toMillis() / 1e3));
        print(
                List.of(
                        Line.EMPTY,
                        Line.with(" ".repeat(Look.MARGIN), TextStyle.TEXT)
                                .add(
                                        messages.get("verdict.total", passed, all),
                                        passed == all ? TextStyle.GOOD : TextStyle.BOLD)
                                .add(
                                        look.fit(
                                                "   "
                                                        + VerdictPainter.seconds(took)
                                                        + messages.get("verdict.rate", rate)),
                                        TextStyle.DIM)
                                .build()));
    }

    /**
     * Prints a hint.
     *
     * @param number from 1
     */
    public void hint(Exercise exercise, int number) {
        String title = messages.get("task.hint", number, exercise.hints().size());
        List<Prose> text = exercise.hints().get(number - 1);
        print(
                List.of(
                        Line.with(exercise.slug(), TextStyle.BOLD)
                                .add("    ")
                                .add(title, TextStyle.DIM)
                                .build(),
                        Line.EMPTY));
        print(
                Line.behind(
                        Line.of(" ".repeat(Look.MARGIN)),
                        new ProsePainter(look).paint(text, look.text())));
    }

    /** Prints a difference in the unified format, its lines told apart by colour. */
    public void difference(List<String> unified) {
        print(
                unified.stream()
                        .map(
                                line ->
                                        Line.of(
                                                look.fit(line),
                                                line.startsWith("@@")
                                                        ? TextStyle.DIM
                                                        : line.startsWith("+")
                                                                ? TextStyle.GOOD
                                                                : line.startsWith("-")
                                                                        ? TextStyle.BAD
                                                                        : TextStyle.TEXT))
                        .toList());
    }

    /** Prints a remark, wrapped. */
    public void say(String text) {
        print(
                Line.behind(
                        Line.of(" ".repeat(Look.MARGIN)),
                        Wrapping.wrap(look.fit(text), TextStyle.TEXT, look.text())));
    }

    private void print(List<Line> lines) {
        Ansi.print(out, lines, look);
    }
}
