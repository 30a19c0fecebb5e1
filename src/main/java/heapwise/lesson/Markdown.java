package heapwise.lesson;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads CommonMark with what authors know from GitHub: tables, task lists, notes. */
public final class Markdown {

    /**
     * Quotes and lists deeper than this stay text: nobody reads them, and readers of the tree may
     * walk it by recursion.
     */
    private static final int MAX_DEPTH = 100;

    /** In bytes; only what is used of it is ever committed. */
    private static final long LARGE_STACK = 512L << 20;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            Set.of(
                                    TablesExtension.create(),
                                    StrikethroughExtension.builder().requireTwoTildes(true).build(),
                                    FootnotesExtension.create()))
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

    /**
     * commonmark merges text by recursion: emphasis nested ten thousand deep, which no author
     * writes, overflows an ordinary stack, and is read on a larger one.
     */
    static Node tree(String text) {
        try {
            return PARSER.parse(text);
        } catch (StackOverflowError e) {
            return treeOnLargeStack(text);
        }
    }

    private static Node treeOnLargeStack(String text) {
        FutureTask<Node> task = new FutureTask<>(() -> PARSER.parse(text));
        Thread thread = new Thread(null, task, "markdown", LARGE_STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading markdown", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("this markdown cannot be read", e);
        }
    }
}
