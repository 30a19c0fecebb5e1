package heapwise.terminal.console;

/**
 * A key that was pressed.
 *
 * @param text what it types; empty for a key that types nothing
 */
public record Key(Name name, String text) {

    public enum Name {
        TEXT,
        SLASH,
        ENTER,
        UP,
        DOWN,
        BACKSPACE,
        ESCAPE,
        INTERRUPT,
        END,
        OTHER
    }

    public boolean is(Name other) {
        return name == other;
    }

    public boolean isText() {
        return name == Name.TEXT || name == Name.BACKSPACE || name == Name.SLASH;
    }

    /** Returns the text after this key. */
    public String edit(String before) {
        if (name != Name.BACKSPACE) {
            return before + text;
        }
        return before.isEmpty()
                ? ""
                : before.substring(0, before.offsetByCodePoints(before.length(), -1));
    }

    /** Returns whether it means that the learner wants to leave. */
    public boolean leaves() {
        return name == Name.INTERRUPT
                || name == Name.END
                || name == Name.ESCAPE
                || text.equals("q");
    }
}
