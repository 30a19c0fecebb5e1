package heapwise.lab.draw;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * How drawings look: their characters, colour and width. The launcher sets it with system
 * properties of the session VM, read anew for each drawing:
 *
 * <ul>
 *   <li>{@code heapwise.style}: {@code unicode} (the default) or {@code ascii}
 *   <li>{@code heapwise.color}: {@code true} or {@code false} (the default); whether a value that
 *       is shown at the prompt has colours. Java code that calls {@code toString} never gets them
 *   <li>{@code heapwise.columns}: the width of the screen, 80 when not said; no line of a drawing
 *       is longer, down to 40
 * </ul>
 */
public record Style(boolean ascii, boolean color, int columns) {

    public static final String STYLE_PROPERTY = "heapwise.style";
    public static final String COLOR_PROPERTY = "heapwise.color";
    public static final String COLUMNS_PROPERTY = "heapwise.columns";

    /** Whether this thread draws a value for the screen. */
    private static final ThreadLocal<Boolean> SHOWING = new ThreadLocal<>();

    private static final int NARROWEST = 40;
    private static final int USUAL = 80;

    /** Which role a piece of text has; the style decides whether and how it shows. */
    public enum Tone {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        ACCENT("36"),
        BAD("31"),
        GOOD("32");

        private final String sgr;

        Tone(String sgr) {
            this.sgr = sgr;
        }
    }

    public Style {
        columns = Math.max(NARROWEST, columns);
    }

    /**
     * The style that the system properties ask for now; a value that is none counts as not said.
     */
    public static Style current() {
        String style = System.getProperty(STYLE_PROPERTY, "unicode").toLowerCase(Locale.ROOT);
        return new Style(
                style.equals("ascii"),
                SHOWING.get() != null && Boolean.getBoolean(COLOR_PROPERTY),
                Integer.getInteger(COLUMNS_PROPERTY, USUAL));
    }

    /** Returns a drawing for the screen: in colour where the launcher's terminal has colours. */
    public static String shown(Supplier<String> drawing) {
        SHOWING.set(true);
        try {
            return drawing.get();
        } finally {
            SHOWING.remove();
        }
    }

    /** Returns {@code text} in {@code tone}; unchanged where there is no colour. */
    public String paint(Tone tone, String text) {
        if (!color || tone == Tone.PLAIN || text.isEmpty()) {
            return text;
        }
        return "\u001b[" + tone.sgr + "m" + text + "\u001b[0m";
    }

    /** Returns the first where the style has all of Unicode, else the second. */
    public String pick(String unicode, String plain) {
        return ascii ? plain : unicode;
    }
}
