package heapwise.terminal.paint;

import heapwise.session.Outcome;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.workbook.CommonMistakes;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints what javac says of a snippet: the line, a caret under the place, and the way to mend it.
 */
final class DiagnosticPainter {

    private static final int MOST = 3;

    private final Look look;
    private final Messages messages;

    DiagnosticPainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
    }

    List<Line> paint(Outcome.CompileError error, String source, int width) {
        List<Line> lines = new ArrayList<>();
        List<String> sourceLines = source.lines().toList();
        int shown = Math.min(MOST, error.diagnostics().size());
        for (Outcome.Diagnostic diagnostic : error.diagnostics().subList(0, shown)) {
            if (!lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            lines.addAll(one(diagnostic, sourceLines, source, width));
        }
        if (error.diagnostics().size() > shown) {
            lines.add(
                    Line.of(look.fit("… " + (error.diagnostics().size() - shown)), TextStyle.DIM));
        }
        return lines;
    }

    private List<Line> one(
            Outcome.Diagnostic diagnostic, List<String> sourceLines, String source, int width) {
        List<Line> lines = new ArrayList<>();
        int index = diagnostic.line() - 1;
        int column = 0;
        if (index >= 0 && index < sourceLines.size()) {
            String raw = sourceLines.get(index);
            int start = Math.min(Math.max(0, diagnostic.column() - 1), raw.length());
            String number = sourceLines.size() > 1 ? diagnostic.line() + "  " : "";
            int room = Math.max(8, width - number.length());
            int from = firstShown(raw, start, room);
            String text = raw.substring(from);
            String shownText = look.fit(Columns.cut(text, room, look.fit("…")));
            lines.add(Line.with(number, TextStyle.DIM).add(shownText).build());
            column = number.length() + Columns.of(look.fit(raw.substring(from, start)));
            int length = Math.max(1, Math.min(diagnostic.length(), raw.length() - start));
            int marks = Math.max(1, Math.min(length, room - (column - number.length())));
            lines.add(Line.of(" ".repeat(column) + "^".repeat(marks), TextStyle.BAD));
        }
        lines.addAll(message(diagnostic.message(), width));
        CommonMistakes.fix(diagnostic, source)
                .ifPresent(advice -> lines.addAll(fix(advice, width)));
        return lines;
    }

    private List<Line> fix(CommonMistakes.Advice advice, int width) {
        String text = messages.get(advice.key(), advice.arguments().toArray());
        return Wrapping.wrap(look.fit(messages.get("trouble.fix", text)), TextStyle.ACCENT, width);
    }

    /** A long line is shown from near the place that is meant. */
    private static int firstShown(String raw, int start, int room) {
        return Columns.of(raw.substring(0, start)) < room - 4 ? 0 : Math.max(0, start - room / 2);
    }

    private List<Line> message(String message, int width) {
        List<Line> lines = new ArrayList<>();
        message.strip()
                .lines()
                .filter(line -> !line.matches("\\s*location:\\s+class\\s*"))
                .forEach(
                        line ->
                                lines.addAll(
                                        Wrapping.wrap(
                                                look.fit(line.stripTrailing()),
                                                TextStyle.TEXT,
                                                width)));
        return lines;
    }
}
