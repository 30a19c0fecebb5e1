package heapwise.check.source;

/**
 * A problem in a learner's source.
 *
 * @param line from 1
 * @param column from 1
 * @param sourceLine the text of the line
 * @param hint what to do; empty where the problem is javac's, whose advice goes by its code
 * @param code javac's own name for its error; empty where the problem is not javac's
 */
public record SourceProblem(
        String file,
        int line,
        int column,
        int length,
        String message,
        String sourceLine,
        String hint,
        String code) {}
