package heapwise.terminal.paint;

import heapwise.lesson.Cell;
import heapwise.lesson.Inline;
import heapwise.lesson.Prose;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints cells. What runs has a frame that stays open until its outcome is under it; what asks has
 * none.
 */
public final class CellPainter {

    private final Look look;
    private final Messages messages;
    private final SourcePainter source;
    private final ProsePainter prose;

    public CellPainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
        this.source = new SourcePainter(look);
        this.prose = new ProsePainter(look);
    }

    /** Returns the lines of a cell as it waits. */
    List<Line> paint(Cell cell) {
        if (cell instanceof Cell.Java java) {
            return java(java);
        } else if (cell instanceof Cell.Python python) {
            return framed("python", "", source.paint("python", python.source(), inside()));
        } else if (cell instanceof Cell.Quiz quiz) {
            return quiz(quiz.question(), quiz.choices());
        } else if (cell instanceof Cell.Task task) {
            return asked(messages.get("task.title"), task.goal());
        } else if (cell instanceof Cell.Show show) {
            return Line.behind(
                    Line.of("    "), source.paint(show.language(), show.source(), look.text() - 2));
        }
        return List.of();
    }

    private List<Line> java(Cell.Java cell) {
        return framed(
                Integer.toString(cell.number()),
                note(cell),
                source.paint("java", cell.source(), inside()));
    }

    private String note(Cell.Java cell) {
        Cell.Expectation expectation = cell.expectation();
        List<String> notes = new ArrayList<>();
        if (cell.fresh()) {
            notes.add(messages.get("cell.fresh"));
        }
        cell.vm().ifPresent(flags -> notes.add(String.join(" ", flags)));
        if (expectation instanceof Cell.Expectation.Fails) {
            notes.add(messages.get("cell.expect.fails"));
        } else if (expectation instanceof Cell.Expectation.Throws thrown) {
            notes.add(messages.get("cell.expect.throws", thrown.exception()));
        } else if (expectation instanceof Cell.Expectation.Exits) {
            notes.add(messages.get("cell.expect.exits"));
        }
        cell.compare().forEach(variant -> notes.add(variant.name()));
        return String.join(" · ", notes);
    }

    /** Returns the columns inside a frame. */
    public int inside() {
        return Math.max(1, look.text() - 2);
    }

    /** Returns a frame that is open below. */
    private List<Line> framed(String name, String note, List<Line> content) {
        List<Line> lines = new ArrayList<>();
        // Flags of a new VM are the point of a cell: where they have no room above, they go inside.
        boolean fits = Columns.of(look.fit(note)) <= look.page() - Columns.of(name) - 9;
        lines.add(top(name, fits ? note : ""));
        if (!fits) {
            lines.addAll(bar(Wrapping.wrap(look.fit(note), TextStyle.DIM, inside())));
        }
        lines.addAll(bar(content));
        return lines;
    }

    private Line top(String name, String note) {
        String right = note.isEmpty() ? "" : " " + look.fit(note) + " " + look.fit("──");
        Line.Builder line =
                Line.with("  " + look.fit("┌") + " ", TextStyle.DIM).add(name, TextStyle.ACCENT);
        line.add(" ", TextStyle.DIM);
        line.fillTo(look.page() - Columns.of(right), look.fit("─"), TextStyle.DIM);
        return line.add(right, TextStyle.DIM).build();
    }

    /** Returns the lines behind the frame's left side. */
    public List<Line> bar(List<Line> content) {
        return Line.behind(Line.of("  " + look.fit("│") + " ", TextStyle.DIM), content);
    }

    /** Returns the line between source and outcome. */
    public Line divider(String note) {
        return Line.with("  " + look.fit("├") + " ", TextStyle.DIM)
                .add(look.fit(note), TextStyle.DIM)
                .build();
    }

    /** Returns the frame's last line. */
    public Line bottom(List<Span> note) {
        Line.Builder line = Line.with("  " + look.fit("└") + " ", TextStyle.DIM);
        note.forEach(span -> line.add(look.fit(span.text()), span.style()));
        return line.build();
    }

    /** Returns the question that stands before a cell's run. */
    public List<Line> question(Cell.Predict predict) {
        List<Line> lines = new ArrayList<>();
        lines.add(divider(messages.get("cell.predict")));
        lines.addAll(bar(prose.paint(predict.question(), inside())));
        if (!predict.choices().isEmpty()) {
            lines.addAll(bar(List.of(Line.EMPTY)));
            lines.addAll(bar(choices(predict.choices(), inside())));
        }
        return lines;
    }

    private List<Line> quiz(List<Prose> question, List<Cell.Choice> choices) {
        List<Line> lines = new ArrayList<>();
        Line mark = Line.of("  ? ", TextStyle.ACCENT.withBold());
        List<Line> asked = prose.paint(question, look.text() - 2);
        for (Line line : asked) {
            lines.add(line.after(lines.isEmpty() ? mark : Line.of("    ")));
        }
        lines.add(Line.EMPTY);
        lines.addAll(Line.behind(Line.of("    "), choices(choices, look.text() - 2)));
        return lines;
    }

    /** Returns choices, numbered. */
    public List<Line> choices(List<Cell.Choice> choices, int width) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            String number = Columns.padLeft(Integer.toString(i + 1), 2) + "  ";
            lines.addAll(hanging(number, TextStyle.ACCENT, choices.get(i).text(), width));
        }
        return lines;
    }

    /** Returns text whose further lines stand under the first. */
    public List<Line> hanging(String mark, TextStyle style, List<Inline> text, int width) {
        int indent = Columns.of(mark);
        List<Span> spans = InlinePainter.paint(text, TextStyle.TEXT, look);
        List<Line> lines = new ArrayList<>();
        for (Line line : Wrapping.wrap(spans, width - indent)) {
            Line prefix = lines.isEmpty() ? Line.of(mark, style) : Line.of(" ".repeat(indent));
            lines.add(line.after(prefix));
        }
        return lines;
    }

    /** Returns a titled demand, such as a task. */
    public List<Line> asked(String title, List<Prose> text) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("  " + look.fit("◆ " + title), TextStyle.ACCENT.withBold()));
        lines.addAll(demand(text));
        return lines;
    }

    /** Returns what is demanded, without its title. */
    public List<Line> demand(List<Prose> text) {
        return Line.behind(Line.of("    "), prose.paint(text, look.text() - 2));
    }
}
