package heapwise.lesson;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads CommonMark with tables and task lists into values. */
public final class Markdown {

    /**
     * Quotes and lists deeper than this stay text: nobody reads them, and readers of the tree may
     * walk it by recursion.
     */
    private static final int MAX_DEPTH = 100;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(Set.of(TablesExtension.create(), TaskListItemsExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(MAX_DEPTH)
                    .build();

    private Markdown() {}

    /** Reads a text whose first line is line 1. */
    public static List<Prose> parse(String text) {
        return parse(text, 1);
    }

    /**
     * Reads a part of a file.
     *
     * @param firstLine the file's line of the text's first line
     */
    public static List<Prose> parse(String text, int firstLine) {
        return new ProseReader(firstLine).children(tree(text));
    }

    static Node tree(String text) {
        return PARSER.parse(text);
    }
}
