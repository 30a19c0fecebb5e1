package heapwise.terminal.paint;

import heapwise.lesson.Inline;
import heapwise.lesson.Prose;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Tone;
import heapwise.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;

/** Paints CommonMark as lines of at most a width; no text of it is lost. */
public final class ProsePainter {

    /** Lists and quotes inside each other stop indenting where this little room is left. */
    private static final int NARROWEST = 12;

    private final Look look;
    private final SourcePainter source;

    public ProsePainter(Look look) {
        this.look = look;
        this.source = new SourcePainter(look);
    }

    /** Returns the blocks with an empty line between each two. */
    public List<Line> paint(List<? extends Prose> blocks, int width) {
        return paint(blocks, width, true);
    }

    private List<Line> paint(List<? extends Prose> blocks, int width, boolean apart) {
        List<Line> lines = new ArrayList<>();
        for (Prose block : blocks) {
            if (apart && !lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            lines.addAll(paint(block, width));
        }
        return lines;
    }

    /** Returns the lines of one block. */
    public List<Line> paint(Prose block, int width) {
        if (block instanceof Prose.Paragraph paragraph) {
            return inline(paragraph.text(), TextStyle.TEXT, width);
        } else if (block instanceof Prose.Heading heading) {
            return heading(heading, width);
        } else if (block instanceof Prose.Quote quote) {
            return inside(Line.of(look.fit("│") + " ", TextStyle.DIM), quote.blocks(), width);
        } else if (block instanceof Prose.Code code) {
            return Line.behind(
                    Line.of("  "), source.paint(code.language(), code.source(), width - 2));
        } else if (block instanceof Prose.Items items) {
            return items(items, width);
        } else if (block instanceof Prose.Table table) {
            return new TablePainter(look).paint(table, width);
        }
        return List.of(Line.of(look.fit("─").repeat(Math.min(width, 24)), TextStyle.DIM));
    }

    private List<Line> inline(List<Inline> text, TextStyle style, int width) {
        return Wrapping.wrap(InlinePainter.paint(text, style, look), width);
    }

    private List<Line> heading(Prose.Heading heading, int width) {
        TextStyle style =
                heading.level() <= 2 ? TextStyle.BOLD.withTone(Tone.ACCENT) : TextStyle.BOLD;
        if (look.styled()) {
            return inline(heading.text(), style, width);
        }
        Line mark = Line.of("#".repeat(heading.level()) + " ");
        List<Line> lines = inline(heading.text(), style, width - mark.width());
        List<Line> marked = new ArrayList<>(lines);
        marked.set(0, lines.get(0).after(mark));
        return marked;
    }

    private List<Line> inside(Line prefix, List<Prose> blocks, int width) {
        int room = width - prefix.width();
        return room < NARROWEST ? paint(blocks, width) : Line.behind(prefix, paint(blocks, room));
    }

    private List<Line> items(Prose.Items items, int width) {
        List<Line> lines = new ArrayList<>();
        int number = items.start();
        int last = items.start() + items.items().size() - 1;
        int digits = items.start() < 0 ? 1 : Integer.toString(last).length() + 1;
        for (Prose.Item item : items.items()) {
            if (!items.tight() && !lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            String mark = items.start() < 0 ? look.fit("•") : number++ + ".";
            Boolean checked = item.checked();
            if (checked != null) {
                mark = checked ? "[x]" : "[ ]";
            }
            lines.addAll(item(Columns.padLeft(mark, digits) + " ", item, items.tight(), width));
        }
        return lines;
    }

    private List<Line> item(String mark, Prose.Item item, boolean tight, int width) {
        int indent = Columns.of(mark);
        boolean room = width - indent >= NARROWEST;
        List<Line> content = paint(item.blocks(), room ? width - indent : width, !tight);
        List<Line> lines = new ArrayList<>();
        if (content.isEmpty() || !room) {
            lines.add(Line.of(mark.stripTrailing(), TextStyle.ACCENT));
            lines.addAll(content);
            return lines;
        }
        Line first = Line.of(mark, TextStyle.ACCENT);
        Line next = Line.of(" ".repeat(indent));
        for (Line line : content) {
            lines.add(line.spans().isEmpty() ? line : line.after(lines.isEmpty() ? first : next));
        }
        return lines;
    }
}
