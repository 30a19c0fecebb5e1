package heapwise.workbook;

/**
 * Where a cell did something else than its lesson declares.
 *
 * @param line of the lesson's file: of the cell, or of the line of its output block
 * @param declared what the lesson says, in words or as written
 * @param actual what happened
 * @param why what tells the two apart; empty where they speak for themselves
 */
public record Deviation(int line, String declared, String actual, String why) {

    /** What stands for a line where there is none left. */
    public static final String END = "the end of the output";

    public Deviation {
        if (line < 1) {
            throw new IllegalArgumentException("line must be >= 1, was " + line);
        }
    }

    /** Makes one that speaks for itself. */
    public Deviation(int line, String declared, String actual) {
        this(line, declared, actual, "");
    }

    /** Returns what happened, and what tells it from what was declared. */
    public String explained() {
        return why.isEmpty() ? actual : "%s   (%s)".formatted(actual, why);
    }
}
