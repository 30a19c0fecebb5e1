package heapwise.lab.path;

/**
 * One link of a chain as the drawing shows it.
 *
 * @param edge {@code .history}, {@code [17]}, {@code captures}, {@code value of "a"}; empty where
 *     the root holds the object itself
 * @param node the object that the link leads to
 * @param advice what to do about this link when it is the one to cut; empty when it says nothing by
 *     itself
 */
public record Link(String edge, String node, Strength strength, Advice advice) {}
