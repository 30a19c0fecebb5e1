package heapwise.terminal.console;

/** What came from the keyboard or the stream. */
public sealed interface Input {

    /** A text that was ended with Enter; several lines where it was Java that went on. */
    record Text(String text) implements Input {}

    /** Ctrl-C at the prompt. */
    record Interrupted() implements Input {}

    /** Ctrl-D, or the end of the stream. */
    record End() implements Input {}
}
