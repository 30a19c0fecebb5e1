package heapwise.workbook;

import heapwise.lesson.Cell;
import heapwise.lesson.Prose;
import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.session.ReplayResult;
import java.util.List;
import java.util.Optional;

/** What came of what the learner did. */
public sealed interface Reply {

    /**
     * A cell ran.
     *
     * @param guess beside what was measured; absent where none was asked or given
     * @param choices the prediction, where it is one with choices
     * @param chosen the choice that was made of them
     * @param replay what a new VM was filled with, where the old one ended
     */
    record CellRan(
            CellRun run,
            Optional<Guess.Comparison> guess,
            Optional<Cell.Predict> choices,
            Optional<Cell.Choice> chosen,
            Optional<ReplayResult> replay)
            implements Reply {}

    /**
     * A line of the learner ran.
     *
     * @param task how the task stands, where one waits and the line may have changed it
     */
    record LineRan(Evaluation evaluation, Optional<TaskState> task, Optional<ReplayResult> replay)
            implements Reply {}

    /** Python ran, or what the lesson recorded stands in for it. */
    record PythonRan(String text, End end) implements Reply {

        public enum End {
            OF_ITSELF,
            /** It ended with a status other than 0, as after an exception. */
            FAILED,
            /** It was ended, since it ran for longer than it may. */
            LATE,
            /** There is no Python here, and the text is what the lesson recorded. */
            RECORDED
        }

        public boolean recorded() {
            return end == End.RECORDED;
        }
    }

    /**
     * A quiz was answered.
     *
     * @param chosen in the order of the quiz
     * @param right whether these are the right ones and all of them
     * @param found how many of the right ones are among the chosen
     */
    record Answered(List<Cell.Choice> chosen, boolean right, int found, int wanted)
            implements Reply {

        /** Returns whether nothing of it is wrong, but something is missing: another try. */
        public boolean incomplete() {
            return !right && found == chosen.size();
        }
    }

    /** How a task stands. */
    sealed interface TaskState {

        /** All of its conditions are true, after so many lines. */
        record Solved(int lines) implements TaskState {}

        /** A condition is false; the sentence says what was measured instead. */
        record Open(List<Prose> sentence) implements TaskState {

            public Open {
                sentence = List.copyOf(sentence);
            }
        }

        /** A condition cannot be evaluated yet: a variable it names may be missing. */
        record Unclear(Outcome outcome) implements TaskState {}
    }
}
