package heapwise.workbook;

import heapwise.lesson.Cell;
import java.util.Optional;

/**
 * What it took to bring a session where a step expects it.
 *
 * @param ran how many cells ran
 * @param other the first of them that did not end as its lesson declares
 */
public record CaughtUp(int ran, Optional<Other> other) {

    /** A cell that ended in another way. */
    public record Other(Cell.Java cell, Deviation deviation) {}
}
