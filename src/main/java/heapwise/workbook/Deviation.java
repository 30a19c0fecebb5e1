package heapwise.workbook;

/**
 * Where a cell did something else than its lesson declares.
 *
 * @param line of the lesson's file: of the cell, or of the line of its output block
 * @param declared what the lesson says, in words or as written
 * @param actual what happened
 */
public record Deviation(int line, String declared, String actual) {

    public Deviation {
        if (line < 1) {
            throw new IllegalArgumentException("line must be >= 1, was " + line);
        }
    }
}
