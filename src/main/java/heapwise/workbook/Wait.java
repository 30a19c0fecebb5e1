package heapwise.workbook;

import heapwise.lesson.Cell;

/** What the loop waits for. */
public sealed interface Wait {

    /**
     * Returns what a step waits for.
     *
     * @param guessed whether its prediction was answered already
     */
    static Wait of(Step step, boolean guessed) {
        Cell cell = step.cell().orElse(null);
        if (cell instanceof Cell.Java java) {
            boolean asks = java.prediction().isPresent() && !guessed;
            return asks ? new Guessing(java, java.prediction().get()) : new Running(java);
        } else if (cell instanceof Cell.Quiz quiz) {
            return new Answering(quiz);
        } else if (cell instanceof Cell.Task task) {
            return new Doing(task);
        } else if (cell instanceof Cell.Exercise exercise) {
            return new Solving(exercise);
        } else if (cell instanceof Cell.Python python) {
            return new RunningPython(python);
        }
        return new Reading();
    }

    /** Only that the learner has read. */
    record Reading() implements Wait {}

    /** A guess, before the cell runs. */
    record Guessing(Cell.Java cell, Cell.Predict predict) implements Wait {}

    /** The word to run a cell. */
    record Running(Cell.Java cell) implements Wait {}

    /** The word to run the same experiment in Python. */
    record RunningPython(Cell.Python cell) implements Wait {}

    /** One or several of the choices. */
    record Answering(Cell.Quiz quiz) implements Wait {

        /** Returns whether all that are right must be chosen. */
        public boolean several() {
            return quiz.choices().stream().filter(Cell.Choice::right).count() > 1;
        }
    }

    /** Lines of the learner that make the task's expression true. */
    record Doing(Cell.Task task) implements Wait {}

    /** An answer to an exercise, in its own file. */
    record Solving(Cell.Exercise exercise) implements Wait {}

    /** Nothing: the lesson is at its end. */
    record Ended() implements Wait {}
}
