package heapwise.terminal.text;

/** Text in one style, without line breaks once it is in a {@link Line}. */
public record Span(String text, TextStyle style) {}
