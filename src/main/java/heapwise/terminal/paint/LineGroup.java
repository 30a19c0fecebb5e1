package heapwise.terminal.paint;

import heapwise.terminal.text.Line;
import java.util.List;

/** Lines that are never split between two screenfuls: a paragraph, a cell. */
public record LineGroup(List<Line> lines) {

    public LineGroup {
        lines = List.copyOf(lines);
    }
}
