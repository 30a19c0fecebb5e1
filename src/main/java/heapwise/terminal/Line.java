package heapwise.terminal;

import java.util.ArrayList;
import java.util.List;

/** One line of the screen: styled text that no longer knows where it came from. */
record Line(List<Span> spans) {

    static final Line EMPTY = new Line(List.of());

    Line {
        spans = List.copyOf(spans);
    }

    static Line of(String text) {
        return of(text, Style.TEXT);
    }

    static Line of(String text, Style style) {
        return text.isEmpty() ? EMPTY : new Line(List.of(new Span(text, style)));
    }

    static Builder with(String text, Style style) {
        return new Builder().add(text, style);
    }

    /** Returns the columns it takes. */
    int width() {
        int width = 0;
        for (Span span : spans) {
            width += Columns.of(span.text());
        }
        return width;
    }

    /** Returns the text without its styles. */
    String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }

    /** Returns this line behind a prefix. */
    Line after(Line prefix) {
        return new Builder().add(prefix).add(this).build();
    }

    /** Returns each of the lines behind a prefix. */
    static List<Line> behind(Line prefix, List<Line> lines) {
        return lines.stream().map(line -> line.after(prefix)).toList();
    }

    /** Puts a line together from left to right. */
    static final class Builder {

        private final List<Span> spans = new ArrayList<>();
        private int width;

        Builder add(String text, Style style) {
            if (!text.isEmpty()) {
                spans.add(new Span(text, style));
                width += Columns.of(text);
            }
            return this;
        }

        Builder add(String text) {
            return add(text, Style.TEXT);
        }

        Builder add(Line line) {
            line.spans().forEach(span -> add(span.text(), span.style()));
            return this;
        }

        /** Repeats a text of one column until the line is as wide as the given column. */
        Builder fillTo(int column, String filler, Style style) {
            return add(filler.repeat(Math.max(0, column - width)), style);
        }

        int width() {
            return width;
        }

        Line build() {
            return new Line(spans);
        }
    }
}
