package heapwise.authoring.report;

/**
 * How far a command is that works on many things.
 *
 * @param now what was just finished, such as {@code drop-it on JDK 17}
 */
public record UnitProgress(int done, int total, String now) {}
