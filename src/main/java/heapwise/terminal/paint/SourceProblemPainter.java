package heapwise.terminal.paint;

import heapwise.check.source.SourceProblem;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.util.List;

/** Paints what is wrong in an answer's source: the place, the line, a caret, and what to do. */
final class SourceProblemPainter {

    private static final int MOST = 3;

    private final Look look;
    private final Messages messages;
    private final Fixes fixes;

    SourceProblemPainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
        this.fixes = new Fixes(messages);
    }

    void paint(List<SourceProblem> problems, List<Line> lines) {
        problems.stream().limit(MOST).forEach(problem -> paint(problem, lines));
        if (problems.size() > MOST) {
            String more = messages.get("verdict.problems.more", problems.size() - MOST);
            lines.add(Line.of(" ".repeat(Look.MARGIN) + look.fit(more), TextStyle.DIM));
        }
    }

    private void paint(SourceProblem problem, List<Line> lines) {
        Line margin = Line.of(" ".repeat(Look.MARGIN));
        String place = problem.file() + ":" + problem.line();
        lines.add(Line.of(place, TextStyle.DIM).after(margin));
        if (!problem.sourceLine().isBlank()) {
            source(problem, lines);
        }
        int width = Math.max(20, look.text());
        problem.message()
                .lines()
                .map(line -> look.fit(line.strip()))
                .flatMap(line -> Wrapping.wrap(line, TextStyle.TEXT, width).stream())
                .forEach(line -> lines.add(line.after(margin)));
        String fix = fixes.of(problem);
        if (!fix.isEmpty()) {
            Wrapping.wrap(look.fit(messages.get("trouble.fix", fix)), TextStyle.ACCENT, width)
                    .forEach(line -> lines.add(line.after(margin)));
        }
        lines.add(Line.EMPTY);
    }

    /** A long line is shown from near the place that is meant. */
    private void source(SourceProblem problem, List<Line> lines) {
        Line bar = Line.of(" ".repeat(Look.MARGIN) + look.fit("│") + " ", TextStyle.DIM);
        int room = Math.max(10, look.page() - bar.width());
        String raw = problem.sourceLine().replace("\t", " ").stripTrailing();
        int start = Math.min(problem.column() - 1, raw.length());
        int blanks = raw.length() - raw.stripLeading().length();
        int from = Math.min(blanks, start);
        if (Columns.of(raw.substring(from, start)) > room - 10) {
            from = start - room / 2;
        }
        String text = look.fit(raw.substring(from));
        lines.add(Line.of(Columns.cut(text, room, look.fit("…"))).after(bar));
        int before = Columns.of(look.fit(raw.substring(from, start)));
        int marks = Math.max(1, Math.min(problem.length(), raw.length() - start));
        String caret = " ".repeat(before) + "^".repeat(Math.max(1, Math.min(marks, room - before)));
        lines.add(Line.of(caret, TextStyle.BAD).after(bar));
    }
}
