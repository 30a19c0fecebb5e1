package heapwise.terminal;

import java.util.List;

/** Lines that are never split between two screenfuls: a paragraph, a cell. */
record Chunk(List<Line> lines) {

    Chunk {
        lines = List.copyOf(lines);
    }
}
