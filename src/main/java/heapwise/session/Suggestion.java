package heapwise.session;

/**
 * A way to go on with what has been typed.
 *
 * @param anchor where in the source the continuation begins; what stands between it and the cursor
 *     is replaced
 * @param matchesType whether its type is the one wanted there
 * @param description its type, or its signature and how many more forms it has; empty where neither
 *     is known
 */
public record Suggestion(int anchor, String continuation, boolean matchesType, String description) {

    Suggestion described(String other) {
        return new Suggestion(anchor, continuation, matchesType, other);
    }
}
