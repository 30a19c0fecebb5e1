package heapwise.terminal.text;

/**
 * The role of a piece of text. Only the palette's own sixteen colours are used: whoever chose a
 * light or a dark background chose colours that can be read on it.
 */
public enum Tone {
    TEXT(""),
    DIM("2"),
    ACCENT("36"),
    GOOD("32"),
    BAD("31"),
    KEYWORD("35"),
    LITERAL("32"),
    COMMENT("2");

    private final String sgr;

    Tone(String sgr) {
        this.sgr = sgr;
    }

    /** Returns the parameters of Select Graphic Rendition, or an empty string for none. */
    public String sgr() {
        return sgr;
    }

    /** Returns whether it is a colour, which NO_COLOR forbids, and not an intensity. */
    boolean isColour() {
        return sgr.length() == 2;
    }
}
