package heapwise.authoring;

import heapwise.lesson.Cell;
import heapwise.lesson.OutputPattern;
import heapwise.workbook.Deviation;
import java.util.Optional;

/**
 * What a cell printed, and the block that says what it should.
 *
 * @param feature the JDK it ran on
 */
record SeenOutput(Cell.Output declared, int feature, String text) {

    boolean matches() {
        return OutputPattern.parse(declared.text()).match(text).isEmpty();
    }

    /** Returns the first difference, with its line in the file. */
    static Optional<Deviation> mismatch(Cell.Output declared, String text) {
        return OutputPattern.parse(declared.text())
                .match(text)
                .map(
                        m ->
                                new Deviation(
                                        declared.line() + m.line(),
                                        m.expected().isEmpty()
                                                ? "the end of the output"
                                                : m.expected(),
                                        m.actual().orElse("(the end of the output)")));
    }
}
