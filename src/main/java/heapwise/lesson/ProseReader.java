package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** Turns commonmark's blocks into ours, with lines of the file. */
final class ProseReader {

    private final int firstLine;

    ProseReader(int firstLine) {
        this.firstLine = firstLine;
    }

    int line(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? firstLine : firstLine + spans.get(0).getLineIndex();
    }

    List<Prose> children(Node parent) {
        List<Prose> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            Prose block = block(node);
            if (block != null) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** Returns nothing for what shows nothing: a link's definition, a task's box. */
    @Nullable Prose block(Node node) {
        int line = line(node);
        if (node instanceof Heading heading) {
            return new Prose.Heading(line, heading.getLevel(), InlineReader.children(heading));
        }
        if (node instanceof Paragraph) {
            return new Prose.Paragraph(line, InlineReader.children(node));
        }
        if (node instanceof BlockQuote) {
            return new Prose.Quote(line, children(node));
        }
        if (node instanceof FencedCodeBlock code) {
            return new Prose.Code(
                    line, InfoString.parse(String.valueOf(code.getInfo())).kind(), source(code));
        }
        if (node instanceof IndentedCodeBlock code) {
            return new Prose.Code(line, "", trimEnd(code.getLiteral()));
        }
        if (node instanceof BulletList list) {
            return items(line, -1, list);
        }
        if (node instanceof OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            return items(line, start == null ? 1 : start, list);
        }
        if (node instanceof TableBlock) {
            return table(line, node);
        }
        if (node instanceof ThematicBreak) {
            return new Prose.Rule(line);
        }
        if (node instanceof HtmlBlock html) {
            return new Prose.Html(line, html.getLiteral());
        }
        if (node instanceof LinkReferenceDefinition || node instanceof TaskListItemMarker) {
            return null;
        }
        throw new IllegalStateException("no value for a block of " + node.getClass());
    }

    static String source(FencedCodeBlock code) {
        String literal = code.getLiteral();
        return literal == null ? "" : trimEnd(literal);
    }

    private static String trimEnd(String literal) {
        return literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    }

    private Prose items(int line, int start, ListBlock list) {
        List<Prose.Item> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Boolean checked =
                    item.getFirstChild() instanceof TaskListItemMarker marker
                            ? Boolean.valueOf(marker.isChecked())
                            : null;
            items.add(new Prose.Item(checked, children(item)));
        }
        return new Prose.Items(line, start, list.isTight(), List.copyOf(items));
    }

    private static Prose table(int line, Node table) {
        List<Prose.Align> columns = new ArrayList<>();
        List<List<Inline>> head = new ArrayList<>();
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<List<Inline>> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    if (part instanceof TableHead) {
                        columns.add(align((TableCell) cell));
                    }
                    cells.add(InlineReader.children(cell));
                }
                if (part instanceof TableHead) {
                    head = cells;
                } else {
                    rows.add(List.copyOf(cells));
                }
            }
        }
        return new Prose.Table(line, List.copyOf(columns), List.copyOf(head), List.copyOf(rows));
    }

    private static Prose.Align align(TableCell cell) {
        TableCell.Alignment alignment = cell.getAlignment();
        if (alignment == null) {
            return Prose.Align.LEFT;
        }
        return switch (alignment) {
            case LEFT -> Prose.Align.LEFT;
            case CENTER -> Prose.Align.CENTER;
            case RIGHT -> Prose.Align.RIGHT;
        };
    }
}
