package heapwise.terminal;

/** Text in one style, without line breaks once it is in a {@link Line}. */
record Span(String text, Style style) {}
