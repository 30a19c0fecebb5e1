package heapwise.plain;

/**
 * Text in which no character steers a terminal or reorders what follows: whatever learners, authors
 * and programs write is shown as it is, and never acted upon.
 *
 * <p>What is meant are the controls of ISO 6429 (C0, DEL, C1), all format characters (Unicode's
 * category Cf: bidirectional controls, joiners, tags, the byte order mark), the two separators of
 * Unicode that some terminals take for line breaks, and halves of surrogate pairs.
 */
public final class PlainText {

    private static final int TAB_STOP = 8;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private PlainText() {}

    /**
     * Returns the text with a picture in place of each control of ASCII, such as ␛, and with the
     * others written as Java and JSON escape them, so that JSON stays what it was. Tabs become
     * spaces, line breaks stay, and so does a joiner between two pictures: they are one.
     */
    public static String of(String text) {
        int i = 0;
        while (i < text.length() && !steers(text.charAt(i))) {
            i++;
        }
        return i == text.length() ? text : shown(text);
    }

    /** Returns the same in one line, for names: a line break is shown as a picture, too. */
    public static String line(String text) {
        return of(text.replace("\r", "\u240d").replace("\n", "\u240a"));
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int line = 0;
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int character = text.codePointAt(i);
            next = i + Character.charCount(character);
            if (character == '\n') {
                shown.append('\n');
                line = shown.length();
            } else if (character == '\t') {
                shown.append(" ".repeat(TAB_STOP - (shown.length() - line) % TAB_STOP));
            } else if (character == '\r' && text.startsWith("\n", next)) {
                continue;
            } else if (character < ' ') {
                shown.appendCodePoint(0x2400 + character);
            } else if (!steers(character) || joins(text, i, next)) {
                shown.appendCodePoint(character);
            } else {
                for (char unit : Character.toChars(character)) {
                    shown.append("\\u%04x".formatted((int) unit));
                }
            }
        }
        return shown.toString();
    }

    /** Of a character beyond the first 65,536 the halves are looked at, too. */
    private static boolean steers(int character) {
        if (character < 0x7f) {
            return character < ' ' && character != '\n';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    private static boolean joins(String text, int at, int next) {
        return text.codePointAt(at) == ZERO_WIDTH_JOINER
                && at > 0
                && next < text.length()
                && isPicture(text.codePointBefore(at))
                && isPicture(text.codePointAt(next));
    }

    /** An emoji, or what may follow one: the tone of a skin, the wish for colours. */
    private static boolean isPicture(int character) {
        int type = Character.getType(character);
        return type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || character == 0xfe0f;
    }
}
