package heapwise.terminal.paint;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Prose;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import heapwise.workbook.Outline;
import heapwise.workbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Paints a step: the rule at the head of a section, what is read, and the cell that waits. */
public final class StepPainter {

    private final Look look;
    private final Messages messages;
    private final Map<Prose, Prose> marked;

    public StepPainter(Look look, Messages messages) {
        this(look, messages, Map.of());
    }

    /**
     * Makes a painter.
     *
     * @param marked what is painted instead of which block, see {@link
     *     heapwise.lesson.Mentions#marked}
     */
    public StepPainter(Look look, Messages messages, Map<Prose, Prose> marked) {
        this.look = look;
        this.messages = messages;
        this.marked = marked;
    }

    /**
     * Returns the step in pieces that are not to be split between two screenfuls.
     *
     * @param headed whether the rule is wanted even inside a section
     */
    public List<LineGroup> paint(Outline outline, Step step, String place, boolean headed) {
        List<LineGroup> chunks = new ArrayList<>();
        List<Line> head = new ArrayList<>();
        if (step.opensSection() || headed) {
            head.addAll(head(outline, step, place));
        }
        for (Block block : step.reading()) {
            head.addAll(reading(block));
            head.add(Line.EMPTY);
            chunks.add(new LineGroup(head));
            head.clear();
        }
        step.cell().ifPresent(cell -> head.addAll(new CellPainter(look, messages).paint(cell)));
        if (!head.isEmpty()) {
            chunks.add(new LineGroup(head));
        }
        return chunks;
    }

    private List<Line> head(Outline outline, Step step, String place) {
        Lesson.Section section = outline.lesson().sections().get(step.section());
        String count = messages.get("step.of", step.number(), outline.steps().size());
        List<Line> lines = new ArrayList<>();
        lines.add(rule(place, outline.lesson().front().title(), count));
        lines.add(Line.EMPTY);
        if (!section.title().isEmpty()) {
            String mark = look.styled() ? "" : "## ";
            Line.behind(
                            Line.of("  "),
                            Wrapping.wrap(
                                    mark + look.fit(section.title()), TextStyle.BOLD, look.text()))
                    .forEach(lines::add);
            lines.add(Line.EMPTY);
        }
        return lines;
    }

    /** Returns {@code ── A · 1 Title ──────── 3 of 11 ──}. */
    Line rule(String left, String title, String right) {
        String dash = look.fit("─");
        String end = " " + right + " " + dash.repeat(2);
        int room = look.page() - Columns.of(end) - 4 - Columns.of(left) - 4;
        String shown = Columns.cut(look.fit(title), Math.max(8, room), look.fit("…"));
        return Line.with(dash.repeat(2) + " ", TextStyle.DIM)
                .add(look.fit(left), TextStyle.ACCENT)
                .add(left.isEmpty() ? "" : "  ")
                .add(shown, TextStyle.BOLD)
                .add(" ")
                .fillTo(look.page() - Columns.of(end), dash, TextStyle.DIM)
                .add(end, TextStyle.DIM)
                .build();
    }

    private List<Line> reading(Block block) {
        if (block instanceof Prose read) {
            Prose prose = marked.getOrDefault(read, read);
            return Line.behind(Line.of("  "), new ProsePainter(look).paint(prose, look.text()));
        }
        return new CellPainter(look, messages).paint((Cell) block);
    }
}
