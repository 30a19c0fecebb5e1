package heapwise.session;

/**
 * A way to go on with what has been typed.
 *
 * @param anchor where in the source the continuation begins; what stands between it and the cursor
 *     is replaced
 * @param matchesType whether its type is the one wanted there
 */
public record Suggestion(int anchor, String continuation, boolean matchesType) {}
