package heapwise.lab.lines;

/**
 * One top-level piece of a cell's source.
 *
 * @param line of the source in which the text begins, from 1
 */
record Chunk(Kind kind, String text, int line) {

    /** Where in a class the piece may stand. */
    enum Kind {
        IMPORT,
        MEMBER,
        STATEMENT
    }
}
