package heapwise.terminal.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks styled text into lines: at spaces, and between wide characters, which are written without
 * spaces. A word that is wider than a line stays whole, so that it can be copied and clicked.
 */
public final class Wrapping {

    private final int width;
    private final List<Line> lines = new ArrayList<>();
    private final List<Span> line = new ArrayList<>();
    private final List<Span> space = new ArrayList<>();
    private final List<Span> word = new ArrayList<>();
    private int lineWidth;
    private int spaceWidth;
    private int wordWidth;

    private Wrapping(int width) {
        this.width = Math.max(1, width);
    }

    /** Returns the lines of the text; a line break in it is kept. */
    public static List<Line> wrap(List<Span> text, int width) {
        Wrapping wrapping = new Wrapping(width);
        text.forEach(wrapping::add);
        wrapping.endLine();
        return wrapping.lines;
    }

    public static List<Line> wrap(String text, TextStyle style, int width) {
        return wrap(List.of(new Span(text, style)), width);
    }

    private void add(Span span) {
        String text = span.text();
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            int columns = Columns.of(character);
            if (character == '\n') {
                flush(text, from, i, span.style());
                endLine();
                from = next;
            } else if (character == ' ' || character == '\t') {
                flush(text, from, i, span.style());
                endWord();
                space.add(new Span(" ", span.style()));
                spaceWidth++;
                from = next;
            } else if (columns == 2) {
                flush(text, from, i, span.style());
                endWord();
                int end = withMarks(text, next);
                flush(text, i, end, span.style());
                endWord();
                next = end;
                from = end;
            }
            i = next;
        }
        flush(text, from, text.length(), span.style());
    }

    /** Returns where the combining marks and closing punctuation behind a character end. */
    private static int withMarks(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            if (Columns.of(character) != 0 && "、。，．」』）！？".indexOf(character) < 0) {
                break;
            }
            if (character == '\n') {
                break;
            }
            i += Character.charCount(character);
        }
        return i;
    }

    private void flush(String text, int from, int to, TextStyle style) {
        if (to > from) {
            String piece = text.substring(from, to);
            word.add(new Span(piece, style));
            wordWidth += Columns.of(piece);
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        if (lineWidth > 0 && lineWidth + spaceWidth + wordWidth > width) {
            breakLine();
        }
        if (lineWidth + spaceWidth + wordWidth > width) {
            space.clear();
            spaceWidth = 0;
        }
        line.addAll(space);
        line.addAll(word);
        lineWidth += spaceWidth + wordWidth;
        space.clear();
        word.clear();
        spaceWidth = 0;
        wordWidth = 0;
    }

    private void breakLine() {
        lines.add(joined(line));
        line.clear();
        space.clear();
        lineWidth = 0;
        spaceWidth = 0;
    }

    private void endLine() {
        endWord();
        breakLine();
    }

    /** Joins neighbours of the same style, so that a line has few escapes. */
    private static Line joined(List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).style().equals(span.style())) {
                joined.set(last, new Span(joined.get(last).text() + span.text(), span.style()));
            } else {
                joined.add(span);
            }
        }
        return new Line(joined);
    }
}
