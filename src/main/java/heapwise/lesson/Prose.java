package heapwise.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CommonMark that is read and not run, as values, so that whoever renders it needs no parser.
 * Everything of CommonMark 0.31 with GFM tables, task lists, alerts and footnotes is kept but for
 * comments and tags of HTML: no text is lost.
 */
public sealed interface Prose extends Block {

    /** A heading inside a section's text, or the section's own. */
    record Heading(int line, int level, List<Inline> text) implements Prose {}

    record Paragraph(int line, List<Inline> text) implements Prose {}

    record Quote(int line, List<Prose> blocks) implements Prose {}

    /** Code that is shown only: an indented block, or a fence inside a list or quote. */
    record Code(int line, String language, String source) implements Prose {}

    /**
     * A list.
     *
     * @param start the first number, or -1 for bullets
     */
    record Items(int line, int start, boolean tight, List<Item> items) implements Prose {}

    /** One item of a list; checked is null where it is no task. */
    record Item(@Nullable Boolean checked, List<Prose> blocks) {}

    /** A table; every row has as many cells as the head. */
    record Table(
            int line, List<Align> columns, List<List<Inline>> head, List<List<List<Inline>>> rows)
            implements Prose {}

    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    record Rule(int line) implements Prose {}
}
