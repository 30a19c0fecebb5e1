package heapwise.lesson;

/** One block of a lesson: prose to read, or a cell that runs or asks. */
public sealed interface Block permits Prose, Cell {

    /** Returns the line of the file it begins on, from 1. */
    int line();
}
