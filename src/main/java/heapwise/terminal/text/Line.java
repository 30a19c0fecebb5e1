package heapwise.terminal.text;

import java.util.ArrayList;
import java.util.List;

/** One line of the screen: styled text that no longer knows where it came from. */
public record Line(List<Span> spans) {

    public static final Line EMPTY = new Line(List.of());

    public Line {
        spans = List.copyOf(spans);
    }

    public static Line of(String text) {
        return of(text, TextStyle.TEXT);
    }

    public static Line of(String text, TextStyle style) {
        return text.isEmpty() ? EMPTY : new Line(List.of(new Span(text, style)));
    }

    public static Builder with(String text, TextStyle style) {
        return new Builder().add(text, style);
    }

    /** Returns the columns it takes. */
    public int width() {
        int width = 0;
        for (Span span : spans) {
            width += Columns.of(span.text());
        }
        return width;
    }

    /** Returns the text without its styles. */
    public String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }

    /** Returns this line behind a prefix. */
    public Line after(Line prefix) {
        return new Builder().add(prefix).add(this).build();
    }

    /** Returns each of the lines behind a prefix. */
    public static List<Line> behind(Line prefix, List<Line> lines) {
        return lines.stream().map(line -> line.after(prefix)).toList();
    }

    /** Puts a line together from left to right. */
    public static final class Builder {

        private final List<Span> spans = new ArrayList<>();
        private int width;

        public Builder add(String text, TextStyle style) {
            if (!text.isEmpty()) {
                spans.add(new Span(text, style));
                width += Columns.of(text);
            }
            return this;
        }

        public Builder add(String text) {
            return add(text, TextStyle.TEXT);
        }

        public Builder add(Line line) {
            line.spans().forEach(span -> add(span.text(), span.style()));
            return this;
        }

        /** Repeats a text of one column until the line is as wide as the given column. */
        public Builder fillTo(int column, String filler, TextStyle style) {
            return add(filler.repeat(Math.max(0, column - width)), style);
        }

        public int width() {
            return width;
        }

        public Line build() {
            return new Line(spans);
        }
    }
}
