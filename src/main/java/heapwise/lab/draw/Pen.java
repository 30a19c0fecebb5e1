package heapwise.lab.draw;

import heapwise.lab.draw.Style.Tone;

/**
 * Writes one drawing: it knows how wide the line is that it is on, and lets no line grow wider than
 * the screen. Widths count characters, which is right for what drawings use (no combining or
 * double-width characters).
 */
public final class Pen {

    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private int column;

    public Pen(Style style) {
        this.style = style;
    }

    /** A pen in the style that the launcher asks for now. */
    public static Pen current() {
        return new Pen(Style.current());
    }

    public Style style() {
        return style;
    }

    public int column() {
        return column;
    }

    /** Characters left on this line. */
    public int room() {
        return style.columns() - column;
    }

    public Pen text(String text) {
        return text(Tone.PLAIN, text);
    }

    public Pen dim(String text) {
        return text(Tone.DIM, text);
    }

    public Pen accent(String text) {
        return text(Tone.ACCENT, text);
    }

    public Pen bold(String text) {
        return text(Tone.BOLD, text);
    }

    /** Writes {@code text}; what does not fit on the line is cut, with an ellipsis. */
    public Pen text(Tone tone, String text) {
        String line = style.ascii() ? Ascii.of(text) : text;
        String fitting = fit(line, room());
        out.append(style.paint(tone, fitting));
        column += fitting.length();
        return this;
    }

    /** Writes a line of another drawing, which is painted already and has its own width. */
    public Pen raw(String painted) {
        out.append(painted);
        return this;
    }

    /** Writes spaces up to {@code target}; none when the line is already there. */
    public Pen to(int target) {
        int goal = Math.min(target, style.columns());
        while (column < goal) {
            out.append(' ');
            column++;
        }
        return this;
    }

    /** Writes {@code text} so that it ends before {@code end}. */
    public Pen right(int end, Tone tone, String text) {
        return to(end - text.length()).text(tone, text);
    }

    public Pen right(int end, String text) {
        return right(end, Tone.PLAIN, text);
    }

    public Pen line() {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
        column = 0;
        return this;
    }

    /**
     * A dim line for what the reader should know about the figures above: cost, blind spot, mode.
     * Breaks between words.
     */
    public Pen note(String note) {
        String line = style.ascii() ? Ascii.of(note) : note;
        int width = style.columns() - 2;
        int from = 0;
        while (from < line.length()) {
            int to = line.length() - from <= width ? line.length() : breakBefore(line, from, width);
            to(2).text(Tone.DIM, line.substring(from, to).strip()).line();
            from = to;
            while (from < line.length() && line.charAt(from) == ' ') {
                from++;
            }
        }
        return this;
    }

    private static int breakBefore(String line, int from, int width) {
        int space = line.lastIndexOf(' ', from + width);
        return space > from ? space : from + width;
    }

    private String fit(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        String ellipsis = style.pick("…", "...");
        if (room <= ellipsis.length()) {
            return text.substring(0, Math.max(0, room));
        }
        return text.substring(0, room - ellipsis.length()) + ellipsis;
    }

    /** Returns the drawing without a line break at its end, as {@code toString} should. */
    public String drawing() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') {
            end--;
        }
        return out.substring(0, end);
    }
}
