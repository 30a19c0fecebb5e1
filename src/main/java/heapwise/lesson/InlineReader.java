package heapwise.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Turns commonmark's inlines into ours. */
final class InlineReader {

    /** Emphasis deeper than this loses its emphasis and keeps its text. */
    private static final int MAX_DEPTH = 100;

    private InlineReader() {}

    static List<Inline> children(Node parent) {
        return children(parent, 0);
    }

    private static List<Inline> children(Node parent, int depth) {
        if (depth == MAX_DEPTH) {
            return List.of(new Inline.Text(flatText(parent)));
        }
        List<Inline> inlines = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof HtmlInline html) {
                HtmlReader.inline(html.getLiteral()).ifPresent(inlines::add);
            } else {
                inlines.add(inline(node, depth + 1));
            }
        }
        return List.copyOf(inlines);
    }

    private static Inline inline(Node node, int depth) {
        if (node instanceof Text text) {
            return new Inline.Text(text.getLiteral());
        }
        if (node instanceof Code code) {
            return new Inline.Code(code.getLiteral());
        }
        if (node instanceof Emphasis) {
            return new Inline.Emphasis(children(node, depth));
        }
        if (node instanceof StrongEmphasis) {
            return new Inline.Strong(children(node, depth));
        }
        if (node instanceof Link link) {
            return new Inline.Link(
                    link.getDestination(), nonNull(link.getTitle()), children(node, depth));
        }
        if (node instanceof Image image) {
            return new Inline.Image(
                    image.getDestination(), nonNull(image.getTitle()), children(node, depth));
        }
        if (node instanceof Strikethrough) {
            return new Inline.Struck(children(node, depth));
        }
        if (node instanceof FootnoteReference reference) {
            return new Inline.Text("[" + reference.getLabel() + "]");
        }
        if (node instanceof HardLineBreak) {
            return new Inline.HardBreak();
        }
        if (node instanceof SoftLineBreak) {
            return new Inline.SoftBreak();
        }
        throw new IllegalStateException("no value for an inline of " + node.getClass());
    }

    private static String nonNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Returns the words without their marks. */
    static String plain(List<Inline> inlines) {
        StringBuilder text = new StringBuilder();
        for (Inline inline : inlines) {
            text.append(plain(inline));
        }
        return text.toString();
    }

    private static String plain(Inline inline) {
        if (inline instanceof Inline.Text text) {
            return text.text();
        } else if (inline instanceof Inline.Code code) {
            return code.text();
        } else if (inline instanceof Inline.Term term) {
            return term.text();
        } else if (inline instanceof Inline.Emphasis emphasis) {
            return plain(emphasis.text());
        } else if (inline instanceof Inline.Strong strong) {
            return plain(strong.text());
        } else if (inline instanceof Inline.Struck struck) {
            return plain(struck.text());
        } else if (inline instanceof Inline.Link link) {
            return plain(link.text());
        } else if (inline instanceof Inline.Image image) {
            return plain(image.text());
        } else if (inline instanceof Inline.Html) {
            return "";
        } else {
            return " ";
        }
    }

    /** Collects all text below a node without recursion. */
    private static String flatText(Node root) {
        StringBuilder text = new StringBuilder();
        Node node = root;
        while (node != null) {
            if (node instanceof Text leaf) {
                text.append(leaf.getLiteral());
            } else if (node instanceof Code leaf) {
                text.append(leaf.getLiteral());
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                text.append(' ');
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            while (node != null && node != root && node.getNext() == null) {
                node = node.getParent();
            }
            node = node == null || node == root ? null : node.getNext();
        }
        return text.toString();
    }
}
