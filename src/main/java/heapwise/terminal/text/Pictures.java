package heapwise.terminal.text;

/**
 * Shows pictures (emoji) so that every terminal gives them the same columns. What joins them, tones
 * their skin or asks for colours makes one of several in one terminal and not in the next, and a
 * line that is edited is then painted over its own letters; so it is left out on the screen, where
 * it has no column of its own. The letters of which flags are made become wide letters.
 */
public final class Pictures {

    private static final int FIRST_FLAG_LETTER = 0x1f1e6;
    private static final int LAST_FLAG_LETTER = 0x1f1ff;
    private static final int WIDE_A = 0xff21;

    private Pictures() {}

    /** Returns the text in as many columns as {@link Columns} counts, in any terminal. */
    public static String apart(String text) {
        int i = 0;
        while (i < text.length() && shown(text.codePointAt(i)) == text.codePointAt(i)) {
            i += Character.charCount(text.codePointAt(i));
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder apart = new StringBuilder(text.length());
        text.codePoints().map(Pictures::shown).filter(c -> c >= 0).forEach(apart::appendCodePoint);
        return apart.toString();
    }

    /** Returns what is shown for a character, or -1 for nothing. */
    private static int shown(int character) {
        if (character < 0x200d) {
            return character;
        }
        boolean tone = character >= 0x1f3fb && character <= 0x1f3ff;
        boolean variant = character >= 0xfe00 && character <= 0xfe0f;
        boolean tag = character >= 0xe0020 && character <= 0xe007f;
        if (character == 0x200d || tone || variant || tag) {
            return -1;
        }
        return character >= FIRST_FLAG_LETTER && character <= LAST_FLAG_LETTER
                ? WIDE_A + character - FIRST_FLAG_LETTER
                : character;
    }
}
