package heapwise.terminal;

/**
 * What is asked for.
 *
 * @param text before the cursor, such as {@code "java › "}
 * @param kind what is typed
 * @param initial what is there to be edited already
 * @param hint what is shown, faintly, until something is typed: the keys that mean something here
 * @param unfinishedHint what is shown while Java goes on over several lines: the ways out
 */
record Prompt(String text, Kind kind, String initial, String hint, String unfinishedHint) {

    enum Kind {
        /** Java, commands, or Enter alone. */
        JAVA,
        /** One line: a guess, a choice, a word to search for. */
        ANSWER
    }

    static Prompt java(String text) {
        return new Prompt(text, Kind.JAVA, "", "", "");
    }

    static Prompt answer(String text) {
        return new Prompt(text, Kind.ANSWER, "", "", "");
    }

    Prompt with(String other) {
        return new Prompt(text, kind, other, hint, unfinishedHint);
    }

    Prompt hinted(String other) {
        return new Prompt(text, kind, initial, other, unfinishedHint);
    }

    Prompt unfinished(String other) {
        return new Prompt(text, kind, initial, hint, other);
    }
}
