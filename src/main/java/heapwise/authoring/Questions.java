package heapwise.authoring;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.session.Outcome;
import heapwise.workbook.LessonSession;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Asks the session what a lesson asks its learners, and sees whether there is an answer. */
final class Questions {

    private static final Duration ASK = Duration.ofSeconds(10);

    private final Lesson lesson;
    private final LessonSession session;
    private final List<Problem> problems;

    /**
     * Makes questions of one lesson.
     *
     * @param problems where to put what is wrong with them
     */
    Questions(Lesson lesson, LessonSession session, List<Problem> problems) {
        this.lesson = lesson;
        this.session = session;
        this.problems = problems;
    }

    /** Asks for the right answer of a prediction whose cell has run. */
    void predict(Cell.Predict predict, String expression, Duration limit) {
        Outcome outcome = session.ask(expression, limit);
        if (!(outcome instanceof Outcome.Value)) {
            add(Finding.PREDICT, predict.line(), feature(), expression, words(outcome));
        }
    }

    static String words(Outcome outcome) {
        if (outcome instanceof Outcome.CompileError error) {
            return error.diagnostics().isEmpty()
                    ? "does not compile"
                    : "does not compile: " + Javac.words(error.diagnostics().get(0).message());
        }
        if (outcome instanceof Outcome.Threw threw) {
            return "throws " + threw.thrown().type() + ": " + firstLine(threw.thrown().message());
        }
        if (outcome instanceof Outcome.OutOfMemory) {
            return "throws OutOfMemoryError";
        }
        if (outcome instanceof Outcome.TimedOut late) {
            return String.format(
                    Locale.ROOT, "takes over %.1f s", late.limit().toMillis() / 1000.0);
        }
        if (outcome instanceof Outcome.Void) {
            return "has no value";
        }
        return "ends the VM";
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }

    private int feature() {
        return session.jdk().feature();
    }

    private void add(Finding finding, int line, Object... arguments) {
        problems.add(finding.at(lesson.file(), line, arguments));
    }
}
