package heapwise.terminal.paint;

import heapwise.terminal.paint.JavaLexer.Token;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Paints source: Java with its words told apart, other languages as they are. */
public final class SourcePainter {

    private static final TextStyle KEYWORD = TextStyle.of(Tone.KEYWORD);
    private static final TextStyle LITERAL = TextStyle.of(Tone.LITERAL);
    private static final TextStyle COMMENT = TextStyle.of(Tone.COMMENT);

    private final Look look;

    public SourcePainter(Look look) {
        this.look = look;
    }

    /** Returns the lines of the source; one that is too long goes on, marked, on the next. */
    public List<Line> paint(String language, String source, int width) {
        String text =
                look.fit(source.endsWith("\n") ? source.substring(0, source.length() - 1) : source);
        List<Line> lines = new ArrayList<>();
        for (Line line : isJava(language) ? java(text) : plain(text)) {
            cut(line, width, lines);
        }
        return lines;
    }

    static boolean isJava(String language) {
        String name = language.toLowerCase(Locale.ROOT);
        return name.equals("java") || name.equals("jshell");
    }

    public static TextStyle style(JavaLexer.Kind kind) {
        return switch (kind) {
            case KEYWORD -> KEYWORD;
            case STRING, NUMBER -> LITERAL;
            case UNCLOSED_STRING -> TextStyle.BAD;
            case COMMENT, UNCLOSED_COMMENT -> COMMENT;
            case SPACE, WORD, SYMBOL -> TextStyle.TEXT;
        };
    }

    private static List<Line> plain(String text) {
        return text.lines().map(Line::of).toList();
    }

    private static List<Line> java(String text) {
        List<Line> lines = new ArrayList<>();
        Line.Builder line = new Line.Builder();
        for (Token token : JavaLexer.tokens(text)) {
            TextStyle style = style(token.kind());
            int from = token.start();
            int end = text.indexOf('\n', from);
            while (end >= 0 && end < token.end()) {
                lines.add(line.add(text.substring(from, end), style).build());
                line = new Line.Builder();
                from = end + 1;
                end = text.indexOf('\n', from);
            }
            line.add(text.substring(from, token.end()), style);
        }
        lines.add(line.build());
        return lines;
    }

    /**
     * Source is not wrapped like prose: its spaces mean something. A line goes on before a word
     * that has no room, and inside one only where it is longer than a line.
     */
    void cut(Line line, int width, List<Line> into) {
        if (line.width() <= width || width < 4) {
            into.add(line);
            return;
        }
        String mark = look.fit("↪") + " ";
        Line.Builder piece = new Line.Builder();
        for (Span span : line.spans()) {
            String text = span.text();
            int from = 0;
            while (from < text.length()) {
                int to = Columns.fit(text, from, width - piece.width());
                to = beforeWord(text, from, to, width - Columns.of(mark));
                if (to == from && piece.width() > 2) {
                    into.add(piece.build());
                    piece = Line.with(mark, TextStyle.DIM);
                    continue;
                }
                to = Math.max(to, from + Character.charCount(text.codePointAt(from)));
                piece.add(text.substring(from, to), span.style());
                from = to;
            }
        }
        into.add(piece.build());
    }

    /** Returns the begin of the word that would be cut at an index, unless it is too long. */
    private static int beforeWord(String text, int from, int to, int longest) {
        if (to == text.length() || !Character.isJavaIdentifierPart(text.charAt(to))) {
            return to;
        }
        int start = to;
        while (start > from && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        int end = to;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end - start <= longest ? start : to;
    }
}
