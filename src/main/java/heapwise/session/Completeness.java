package heapwise.session;

/** Whether a source is ready to be evaluated. */
public enum Completeness {
    /** It is. */
    COMPLETE,
    /** More lines must follow. */
    INCOMPLETE,
    /** It is right as it stands, and may go on: an {@code if} without {@code else}. */
    MAY_GO_ON,
    /** Nothing but blanks and comments. */
    EMPTY,
    /** It cannot become right by going on. */
    WRONG
}
