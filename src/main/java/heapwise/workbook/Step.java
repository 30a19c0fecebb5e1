package heapwise.workbook;

import heapwise.lesson.Block;
import heapwise.lesson.Cell;
import heapwise.progress.StepId;
import java.util.List;
import java.util.Optional;

/**
 * What is read in one go and what it leads to.
 *
 * @param number from 1
 * @param section the index of its section in the lesson
 * @param opensSection whether it is the first of its section
 * @param reading prose, and cells that are shown only
 * @param cell what the learner then does; absent where there is only something to read
 */
public record Step(
        int number,
        int section,
        boolean opensSection,
        List<Block> reading,
        Optional<Cell> cell,
        StepId id) {

    public Step {
        reading = List.copyOf(reading);
    }
}
