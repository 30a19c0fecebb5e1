package heapwise.authoring;

import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.session.Evaluation;
import heapwise.session.Outcome;
import heapwise.workbook.LessonSession;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /** Tries a task: it must not be done before its reference, and must be done after it. */
    void task(Cell.Task task) {
        Optional<Boolean> before = condition(task);
        if (before.isEmpty()) {
            return;
        }
        if (before.get()) {
            add(Finding.TASK_DONE, task.line(), feature());
            return;
        }
        if (task.reference().isEmpty()) {
            return;
        }
        Evaluation did =
                session.session()
                        .eval("reference", task.reference().get(), Cell.DEFAULT_TIMEOUT, t -> {});
        Outcome last = did.last();
        if (!(last instanceof Outcome.Value || last instanceof Outcome.Void)) {
            add(Finding.TASK_NOT_DONE, task.line(), feature(), "it " + words(last));
        } else if (!condition(task).orElse(true)) {
            add(Finding.TASK_NOT_DONE, task.line(), feature(), "the condition is still false");
        }
    }

    private Optional<Boolean> condition(Cell.Task task) {
        Outcome outcome = session.ask(task.expression(), ASK);
        if (outcome instanceof Outcome.Value value) {
            if (value.rendered().equals("true") || value.rendered().equals("false")) {
                return Optional.of(value.rendered().equals("true"));
            }
        }
        String why = outcome instanceof Outcome.Value v ? "it is " + v.rendered() : words(outcome);
        add(Finding.TASK_CONDITION, task.line(), feature(), task.expression(), why);
        return Optional.empty();
    }

    private static String words(Outcome outcome) {
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
