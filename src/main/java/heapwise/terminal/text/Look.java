package heapwise.terminal.text;

/**
 * What a terminal can show.
 *
 * @param characters which characters it has
 * @param links whether a click on a hyperlink (OSC 8) does something
 * @param columns of the window
 * @param prompt whether there is a prompt below, at which a command can be typed
 */
public record Look(
        Markup markup, Characters characters, boolean links, int columns, boolean prompt) {

    /** The widest text that is read with ease. */
    private static final int WIDEST = 100;

    /** The margin left of everything. */
    public static final int MARGIN = 2;

    /** How text is told apart. */
    public enum Markup {
        /** By its characters only: `code`, *emphasis*. */
        CHARACTERS,
        /** By bold, faint, italic and underline. */
        ATTRIBUTES,
        /** By colours too. */
        COLOURS
    }

    public Look {
        if (columns < 1) {
            throw new IllegalArgumentException("columns must be >= 1, was " + columns);
        }
    }

    /** Makes the look of a page with a prompt below. */
    public Look(Markup markup, Characters characters, boolean links, int columns) {
        this(markup, characters, links, columns, true);
    }

    /** Returns the look of a page without any escape sequence. */
    public static Look plain(Characters characters, int columns) {
        return new Look(Markup.CHARACTERS, characters, false, columns);
    }

    public Look withColumns(int other) {
        return new Look(markup, characters, links, Math.max(1, other), prompt);
    }

    /** Returns the look of a page that is printed, and read at a shell's prompt. */
    public Look withoutPrompt() {
        return new Look(markup, characters, links, columns, false);
    }

    /** Returns whether escape sequences are allowed. */
    public boolean styled() {
        return markup != Markup.CHARACTERS;
    }

    /** Returns the columns of the page, margin included. */
    public int page() {
        return Math.min(columns, WIDEST);
    }

    /** Returns the columns of text inside the margin. */
    public int text() {
        return Math.max(1, page() - MARGIN);
    }

    /** Returns the text in characters that the terminal has. */
    public String fit(String text) {
        return characters.fit(text);
    }
}
