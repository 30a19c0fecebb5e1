package heapwise.terminal.text;

import org.jline.utils.WCWidth;

/** Counts the columns that text takes in a terminal: wide characters two, combining marks none. */
public final class Columns {

    private Columns() {}

    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            width += of(character);
            i += Character.charCount(character);
        }
        return width;
    }

    public static int of(int character) {
        if (character < 0x7f) {
            return character < ' ' ? 0 : 1;
        }
        return character < 0x300 ? 1 : Math.max(0, WCWidth.wcwidth(character));
    }

    /** Returns the index of the first char that no longer fits into the columns. */
    public static int fit(String text, int from, int columns) {
        int width = 0;
        int i = from;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            width += of(character);
            if (width > columns) {
                return i;
            }
            i += Character.charCount(character);
        }
        return i;
    }

    /** Cuts the text to the columns; what is cut is replaced by the mark. */
    public static String cut(String text, int columns, String mark) {
        if (of(text) <= columns) {
            return text;
        }
        int room = Math.max(0, columns - of(mark));
        return text.substring(0, fit(text, 0, room)) + mark;
    }

    public static String padRight(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    public static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }
}
