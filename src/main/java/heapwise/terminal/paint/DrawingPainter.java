package heapwise.terminal.paint;

import heapwise.terminal.WorkbookTerminal;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paints what a session shows: text, of which the lab's drawings come with the colours that {@link
 * WorkbookTerminal#drawing} asked for.
 */
public final class DrawingPainter {

    private static final Pattern SGR = Pattern.compile("\u001b\\[(0|1|2|31|32|36)m");

    private final Look look;
    private final SourcePainter source;

    public DrawingPainter(Look look) {
        this.look = look;
        this.source = new SourcePainter(look);
    }

    /** Returns the lines; one that is too long goes on, marked, on the next. */
    public List<Line> paint(String text, int width) {
        if (look.markup() != Look.Markup.COLOURS || text.indexOf('\u001b') < 0) {
            return source.paint("", text, width);
        }
        List<Line> lines = new ArrayList<>();
        text.lines().forEach(line -> source.cut(line(line), width, lines));
        return lines;
    }

    private Line line(String text) {
        Line.Builder line = new Line.Builder();
        TextStyle style = TextStyle.TEXT;
        int from = 0;
        Matcher sgr = SGR.matcher(text);
        while (sgr.find()) {
            line.add(look.fit(text.substring(from, sgr.start())), style);
            style = style(sgr.group(1));
            from = sgr.end();
        }
        return line.add(look.fit(text.substring(from)), style).build();
    }

    private static TextStyle style(String sgr) {
        return switch (sgr) {
            case "1" -> TextStyle.BOLD;
            case "2" -> TextStyle.DIM;
            case "31" -> TextStyle.BAD;
            case "32" -> TextStyle.GOOD;
            case "36" -> TextStyle.ACCENT;
            default -> TextStyle.TEXT;
        };
    }
}
