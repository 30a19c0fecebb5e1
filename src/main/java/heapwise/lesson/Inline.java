package heapwise.lesson;

import java.util.List;

/** A piece of text inside a paragraph, heading or table cell. */
public sealed interface Inline {

    record Text(String text) implements Inline {}

    record Code(String text) implements Inline {}

    record Emphasis(List<Inline> text) implements Inline {}

    record Strong(List<Inline> text) implements Inline {}

    record Struck(List<Inline> text) implements Inline {}

    record Link(String target, String title, List<Inline> text) implements Inline {}

    record Image(String target, String title, List<Inline> text) implements Inline {}

    record Html(String source) implements Inline {}

    /** The first mention of a term of the glossary; in no parsed text, but see {@link Mentions}. */
    record Term(String text) implements Inline {}

    /** A line break that the author asked for. */
    record HardBreak() implements Inline {}

    /** The end of a source line: a space when rendered. */
    record SoftBreak() implements Inline {}
}
