package heapwise.terminal.prompt;

/**
 * What is asked for.
 *
 * @param text before the cursor, such as {@code "java › "}
 * @param kind what is typed
 * @param initial what is there to be edited already
 * @param hint what is shown, faintly, until something is typed: the keys that mean something here
 * @param unfinishedHint what is shown while Java goes on over several lines: the ways out
 */
public record Prompt(String text, Kind kind, String initial, String hint, String unfinishedHint) {

    public enum Kind {
        /** Java, commands, or Enter alone. */
        JAVA,
        /** A guess, a choice, Enter alone; or Java after all. */
        ANSWER,
        /** Words to search for. */
        WORDS
    }

    public static Prompt java(String text) {
        return new Prompt(text, Kind.JAVA, "", "", "");
    }

    public static Prompt answer(String text) {
        return new Prompt(text, Kind.ANSWER, "", "", "");
    }

    public static Prompt words(String text) {
        return new Prompt(text, Kind.WORDS, "", "", "");
    }

    public Prompt with(String other) {
        return new Prompt(text, kind, other, hint, unfinishedHint);
    }

    public Prompt hinted(String other) {
        return new Prompt(text, kind, initial, other, unfinishedHint);
    }

    public Prompt unfinished(String other) {
        return new Prompt(text, kind, initial, hint, other);
    }
}
