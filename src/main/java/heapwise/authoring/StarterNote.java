package heapwise.authoring;

import heapwise.exercise.Exercise;
import heapwise.exercise.WrongAnswer;
import heapwise.lesson.ExercisePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What an author says of an answer beside its code. */
final class StarterNote {

    private static final String FAILS = "// fails:";

    /** A line of a source, from 1. */
    record Line(int number, String text) {}

    private StarterNote() {}

    /**
     * Returns whether exercise.md lets the starter compile, as it does unless it says otherwise.
     */
    static boolean compiles(Exercise exercise) {
        try {
            return ExercisePage.read(exercise.directory().resolve("exercise.md")).starterCompiles();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the display name of the hidden test that a wrong answer is to fail, if it says so.
     */
    static Optional<Line> fails(WrongAnswer wrong) {
        for (String source : wrong.sources().values()) {
            List<String> head = source.lines().limit(5).toList();
            for (int i = 0; i < head.size(); i++) {
                if (head.get(i).startsWith(FAILS)) {
                    return Optional.of(
                            new Line(i + 1, head.get(i).substring(FAILS.length()).strip()));
                }
            }
        }
        return Optional.empty();
    }
}
