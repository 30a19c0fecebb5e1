package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
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

    /** The length of a task's box: [x] */
    private static final int BOX = 3;

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

    /** Returns nothing for what shows nothing: a link's definition, a comment. */
    @Nullable Prose block(Node node) {
        int line = line(node);
        if (node instanceof Heading heading) {
            return new Prose.Heading(line, heading.getLevel(), InlineReader.children(heading));
        }
        if (node instanceof Paragraph) {
            return new Prose.Paragraph(line, InlineReader.children(node));
        }
        if (node instanceof BlockQuote) {
            return new Prose.Quote(line, Alerts.titled(children(node)));
        }
        if (node instanceof FootnoteDefinition note) {
            return footnote(line, note.getLabel(), children(node));
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
            return HtmlReader.block(line, html.getLiteral());
        }
        if (node instanceof LinkReferenceDefinition) {
            return null;
        }
        throw new IllegalStateException("no value for a block of " + node.getClass());
    }

    private static Prose footnote(int line, String label, List<Prose> blocks) {
        Inline mark = new Inline.Text("[" + label + "] ");
        List<Prose> marked = new ArrayList<>(blocks);
        if (!blocks.isEmpty() && blocks.get(0) instanceof Prose.Paragraph first) {
            List<Inline> text = new ArrayList<>(first.text());
            text.add(0, mark);
            marked.set(0, new Prose.Paragraph(first.line(), List.copyOf(text)));
        } else {
            marked.add(0, new Prose.Paragraph(line, List.of(mark)));
        }
        return marked.size() == 1 ? marked.get(0) : new Prose.Quote(line, List.copyOf(marked));
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
            items.add(item(item));
        }
        return new Prose.Items(line, start, list.isTight(), List.copyOf(items));
    }

    /**
     * A task's box is found here rather than by commonmark's extension, whose visitor overflows the
     * stack on deeply nested inlines.
     */
    private Prose.Item item(Node item) {
        List<Prose> blocks = children(item);
        if (!blocks.isEmpty() && blocks.get(0) instanceof Prose.Paragraph paragraph) {
            List<Inline> inlines = paragraph.text();
            String text =
                    !inlines.isEmpty() && inlines.get(0) instanceof Inline.Text first
                            ? first.text()
                            : "";
            Boolean checked = box(text);
            if (checked != null) {
                List<Inline> rest = new ArrayList<>(inlines);
                rest.set(0, new Inline.Text(text.substring(BOX).stripLeading()));
                blocks.set(0, new Prose.Paragraph(paragraph.line(), List.copyOf(rest)));
                return new Prose.Item(checked, List.copyOf(blocks));
            }
        }
        return new Prose.Item(null, List.copyOf(blocks));
    }

    private static @Nullable Boolean box(String text) {
        boolean box =
                text.length() > BOX
                        && text.charAt(0) == '['
                        && text.charAt(2) == ']'
                        && Character.isWhitespace(text.charAt(BOX));
        if (!box) {
            return null;
        }
        return switch (text.charAt(1)) {
            case 'x', 'X' -> Boolean.TRUE;
            case ' ' -> Boolean.FALSE;
            default -> null;
        };
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
