package heapwise.terminal;

/**
 * A key that was pressed.
 *
 * @param text what it types; empty for a key that types nothing
 */
record Key(Name name, String text) {

    enum Name {
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

    boolean is(Name other) {
        return name == other;
    }

    boolean isText() {
        return name == Name.TEXT || name == Name.BACKSPACE || name == Name.SLASH;
    }

    /** Returns the text after this key. */
    String edit(String before) {
        if (name != Name.BACKSPACE) {
            return before + text;
        }
        return before.isEmpty()
                ? ""
                : before.substring(0, before.offsetByCodePoints(before.length(), -1));
    }

    /** Returns whether it means that the learner wants to leave. */
    boolean leaves() {
        return name == Name.INTERRUPT
                || name == Name.END
                || name == Name.ESCAPE
                || text.equals("q");
    }
}
