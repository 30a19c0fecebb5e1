package heapwise.session;

/**
 * A variable of the session.
 *
 * @param value as the session VM renders it now
 */
public record Variable(String name, String type, String value) {}
