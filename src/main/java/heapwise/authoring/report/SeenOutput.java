package heapwise.authoring.report;

import heapwise.lesson.Cell;
import heapwise.lesson.OutputPattern;

/**
 * What a cell printed, and the block that says what it should.
 *
 * @param feature the JDK it ran on
 */
public record SeenOutput(Cell.Output declared, int feature, String text) {

    public boolean matches() {
        return OutputPattern.parse(declared.text()).match(text).isEmpty();
    }
}
