package heapwise.workbook;

import heapwise.check.Checker;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.lesson.Prose;
import heapwise.progress.Event;
import heapwise.progress.Progress;
import heapwise.progress.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where exercises are looked up, checked and helped with; what came of it goes into the journal.
 */
public final class ExerciseDesk implements AutoCloseable {

    private final Path courseRoot;
    private final Progress progress;
    private final Supplier<Checker> checkers;
    private final Clock clock;
    private @Nullable Checker checker;

    /**
     * @param checkers makes a checker, once, when the first answer is checked
     */
    public ExerciseDesk(
            Path courseRoot, Progress progress, Supplier<Checker> checkers, Clock clock) {
        this.courseRoot = courseRoot;
        this.progress = progress;
        this.checkers = checkers;
        this.clock = clock;
    }

    /**
     * A hint and where it stands on the ladder.
     *
     * @param number from 1
     */
    public record Hint(List<Prose> text, int number, int of) {}

    /** What a check said, and why it could not be kept, if so. */
    public record Checked(Verdict verdict, Optional<Trouble> trouble) {}

    /**
     * Reads an exercise.
     *
     * @return absent if the course has none of this name
     * @throws IOException if it cannot be read
     */
    public Optional<Exercise> find(String slug) throws IOException {
        return Exercises.load(courseRoot).find(slug);
    }

    /** Checks the learner's answer and keeps what came of it. */
    public Checked check(Exercise exercise) {
        Verdict verdict = checker().check(exercise);
        Optional<Event.Checked> event = event(verdict);
        return new Checked(verdict, event.flatMap(progress::record));
    }

    private Optional<Event.Checked> event(Verdict verdict) {
        List<Verdict.TestResult> tests = tests(verdict);
        int passed = (int) tests.stream().filter(ExerciseDesk::passed).count();
        boolean counts =
                !(verdict instanceof Verdict.Cancelled)
                        && !(verdict instanceof Verdict.BrokenKey)
                        && !(verdict instanceof Verdict.NoAnswer)
                        && !(verdict instanceof Verdict.NotHere);
        return counts
                ? Optional.of(
                        new Event.Checked(
                                clock.instant(),
                                verdict.exercise(),
                                verdict.passed(),
                                tests.size(),
                                passed))
                : Optional.empty();
    }

    private static boolean passed(Verdict.TestResult test) {
        return test.status() == Verdict.TestResult.Status.PASSED;
    }

    /** Returns the hidden tests of a verdict; none where it did not come to them. */
    public static List<Verdict.TestResult> tests(Verdict verdict) {
        if (verdict instanceof Verdict.Passed right) {
            return right.tests();
        } else if (verdict instanceof Verdict.Failed wrong) {
            return wrong.tests();
        }
        return verdict instanceof Verdict.Died died ? died.tests() : List.of();
    }

    private synchronized Checker checker() {
        Checker existing = checker;
        if (existing == null) {
            existing = checkers.get();
            checker = existing;
        }
        return existing;
    }

    /** Stops the check under way, from any thread. */
    public synchronized void cancel() {
        if (checker != null) {
            checker.cancel();
        }
    }

    /** Returns the next hint of the ladder, and keeps that it was read; absent after the last. */
    public Optional<Hint> hint(Exercise exercise) {
        int seen = progress.hintsSeen(exercise.slug());
        if (seen >= exercise.hints().size()) {
            return Optional.empty();
        }
        progress.record(new Event.HintSeen(clock.instant(), exercise.slug(), seen + 1));
        return Optional.of(new Hint(exercise.hints().get(seen), seen + 1, exercise.hints().size()));
    }

    /** Returns the hints that were read before. */
    public List<List<Prose>> seenHints(Exercise exercise) {
        int seen = Math.min(progress.hintsSeen(exercise.slug()), exercise.hints().size());
        return exercise.hints().subList(0, seen);
    }

    @Override
    public synchronized void close() {
        if (checker != null) {
            checker.close();
        }
    }
}
