package heapwise.session;

/** Whether a source is ready to be evaluated. */
public enum Completeness {
    /** It is. */
    COMPLETE,
    /** More lines must follow. */
    INCOMPLETE,
    /** Nothing but blanks and comments. */
    EMPTY,
    /** It cannot become right by going on. */
    WRONG;

    /**
     * Returns whether a line that follows a complete source belongs to it all the same: {@code
     * else} and {@code .map(f)} can begin nothing.
     */
    public static boolean goesOn(String line) {
        return Snippets.goesOn(line);
    }
}
