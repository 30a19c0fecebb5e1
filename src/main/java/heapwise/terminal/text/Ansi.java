package heapwise.terminal.text;

import heapwise.plain.PlainText;
import heapwise.plain.PlainWriter;
import java.io.PrintWriter;
import java.util.List;

/**
 * Writes lines as text with escape sequences, or without any. None is in the spans themselves: this
 * is where all lines pass on their way to a terminal.
 */
public final class Ansi {

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    private Ansi() {}

    /** Returns the line as a terminal of this look understands it, without a line break. */
    public static String of(Line line, Look look) {
        if (!look.styled()) {
            return PlainText.of(line.text());
        }
        StringBuilder out = new StringBuilder();
        for (Span span : line.spans()) {
            append(out, span, look);
        }
        return out.toString();
    }

    /** Prints lines on a standard output. */
    public static void print(PrintWriter out, List<Line> lines, Look look) {
        for (Line line : lines) {
            PlainWriter.steer(out, of(line, look));
            out.println();
        }
        out.flush();
    }

    private static void append(StringBuilder out, Span span, Look look) {
        TextStyle style = span.style();
        String sgr = sgr(style, look);
        String text = Pictures.apart(PlainText.of(span.text()));
        boolean link = !style.link().isEmpty() && look.links();
        if (link) {
            out.append("\u001b]8;;").append(PlainText.of(style.link())).append("\u001b\\");
        }
        if (sgr.isEmpty()) {
            out.append(text);
        } else {
            out.append(ESCAPE).append(sgr).append('m').append(text).append(RESET);
        }
        if (link) {
            out.append("\u001b]8;;\u001b\\");
        }
    }

    private static String sgr(TextStyle style, Look look) {
        StringBuilder codes = new StringBuilder();
        if (style.bold()) {
            code(codes, "1");
        }
        if (style.italic()) {
            code(codes, "3");
        }
        if (style.struck()) {
            code(codes, "9");
        }
        if (style.underlined()) {
            code(codes, "4");
        }
        Tone tone = style.tone();
        if (!tone.sgr().isEmpty() && (look.markup() == Look.Markup.COLOURS || !tone.isColour())) {
            code(codes, tone.sgr());
        }
        return codes.toString();
    }

    private static void code(StringBuilder codes, String code) {
        if (codes.length() > 0) {
            codes.append(';');
        }
        codes.append(code);
    }
}
