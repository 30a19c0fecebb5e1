package heapwise.session;

/**
 * What a session tells without being asked, on a thread of its own, one call after another. It may
 * come at any moment: while something is typed, or just after a snippet has ended.
 */
public interface SessionEvents {

    /** Nobody listens. */
    SessionEvents NONE = new SessionEvents() {};

    /**
     * A thread that a snippet has left behind printed while nothing is evaluated.
     *
     * @param thread its name
     * @param line without its end
     */
    default void printed(String thread, String line) {}

    /**
     * A thread ended with an exception that nothing caught, while nothing is evaluated.
     *
     * @param thread its name
     */
    default void died(String thread, Outcome.Thrown thrown) {}
}
