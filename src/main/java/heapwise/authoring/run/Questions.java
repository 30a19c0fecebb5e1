package heapwise.authoring.run;

import heapwise.authoring.rules.LessonLint;
import heapwise.authoring.source.Finding;
import heapwise.authoring.source.Javac;
import heapwise.lesson.Cell;
import heapwise.lesson.Lesson;
import heapwise.lesson.Problem;
import heapwise.session.Outcome;
import heapwise.workbook.Guess;
import heapwise.workbook.LessonSession;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks the session what a lesson asks its learners, and sees whether there is an answer. */
final class Questions {

    private static final Duration ASK = Duration.ofSeconds(10);

    /** What takes longer is not asked twice. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    /** What nobody can type: an identity hash, several lines. */
    private static final Pattern NO_ANSWER = Pattern.compile("@[0-9a-f]{4,8}\\b|\\n");

    private static final Pattern HOW_MANY =
            Pattern.compile("(?i)\\bhow (many|much|often|large|big|long|deep|far)\\b|\\bwie ?viel");

    private final Lesson lesson;
    private final LessonSession session;
    private final NumberRegister register;
    private final List<Problem> problems;

    /**
     * Makes questions of one lesson.
     *
     * @param register is told what the VM answers
     * @param problems where to put what is wrong with them
     */
    Questions(
            Lesson lesson, LessonSession session, NumberRegister register, List<Problem> problems) {
        this.lesson = lesson;
        this.session = session;
        this.register = register;
        this.problems = problems;
    }

    /** Asks for the right answer of a prediction whose cell has run. */
    void predict(Cell.Predict predict, String expression, Duration limit) {
        long start = System.nanoTime();
        Outcome outcome = session.ask(expression, limit);
        if (!(outcome instanceof Outcome.Value value)) {
            add(Finding.PREDICT, predict.line(), feature(), expression, words(outcome));
            return;
        }
        register.saw(value.rendered());
        boolean quick = System.nanoTime() - start < QUICK.toNanos();
        Optional<String> effect = SideEffect.of(expression);
        if (NO_ANSWER.matcher(value.rendered()).find()) {
            add(Finding.PREDICT_UNTYPED, predict.line(), expression, value.rendered());
            return;
        }
        if (HOW_MANY.matcher(LessonLint.prose(predict.question())).find()
                && Guess.number(value.rendered().replaceAll("[LDFldf]$", "")).isEmpty()) {
            add(Finding.PREDICT_NO_NUMBER, predict.line(), expression, value.rendered());
        }
        if (effect.isPresent()) {
            add(Finding.PREDICT_EFFECT, predict.line(), expression, effect.get());
        } else if (quick && session.ask(expression, limit) instanceof Outcome.Value again) {
            String first = value.rendered();
            if (!first.equals(again.rendered())
                    && !Guess.compare(first, again.rendered(), predict.within()).right()) {
                add(
                        Finding.PREDICT_CHANGES,
                        predict.line(),
                        expression,
                        value.rendered(),
                        again.rendered());
            }
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
