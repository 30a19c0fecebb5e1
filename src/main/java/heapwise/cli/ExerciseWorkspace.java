package heapwise.cli;

import heapwise.check.Checker;
import heapwise.check.verdict.Verdict;
import heapwise.exercise.Exercise;
import heapwise.exercise.Exercises;
import heapwise.exercise.Starters;
import heapwise.lesson.Courses;
import heapwise.lesson.Nearest;
import heapwise.progress.Event;
import heapwise.progress.Progress;
import heapwise.progress.StateHome;
import heapwise.terminal.CheckPages;
import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the commands around exercises have in common: the exercise meant, checking, progress. */
final class ExerciseWorkspace {

    private final CommonOptions options;
    private final Exercises exercises;
    private final StateHome home = StateHome.ofThisProcess();
    private Optional<Progress> progress = Optional.empty();

    ExerciseWorkspace(CommonOptions options) throws IOException {
        this.options = options;
        this.exercises = Exercises.load(options.courseRoot());
    }

    /**
     * Returns the exercise of this name.
     *
     * @throws UsageProblem if the course has none
     */
    Exercise named(String slug) throws IOException {
        Exercise found =
                exercises
                        .find(slug)
                        .orElseThrow(
                                () ->
                                        new UsageProblem(
                                                "there is no exercise '%s'".formatted(slug),
                                                Nearest.fix(
                                                        slug,
                                                        exercises.slugs(),
                                                        "give one of "
                                                                + String.join(
                                                                        ", ", exercises.slugs()))));
        Starters.remember(found);
        return options.vmFlags().map(found::withVm).orElse(found);
    }

    /** Returns the exercise of this name, or the current one where there is no name. */
    Exercise namedOrCurrent(Optional<String> slug) throws IOException {
        if (slug.isPresent()) {
            return named(slug.get());
        }
        Optional<String> current = current();
        if (current.isEmpty()) {
            throw new UsageProblem(
                    "no exercise was begun yet",
                    "name one of %s".formatted(String.join(", ", exercises.slugs())));
        }
        return named(current.get());
    }

    List<Exercise> all() throws IOException {
        var all = new ArrayList<Exercise>();
        for (String slug : exercises.slugs()) {
            all.add(named(slug));
        }
        return all;
    }

    /** The first of the last lesson's that is not solved, else the one that was checked last. */
    private Optional<String> current() throws IOException {
        Optional<Event.Reached> last = progress().last();
        if (last.isPresent()) {
            for (Exercise exercise : all()) {
                boolean solved =
                        progress()
                                .exercise(exercise.slug())
                                .filter(Event.Checked::passed)
                                .isPresent();
                if (exercise.lesson().equals(last.get().lesson()) && !solved) {
                    return Optional.of(exercise.slug());
                }
            }
        }
        return progress().events().stream()
                .filter(Event.Checked.class::isInstance)
                .map(event -> ((Event.Checked) event).exercise())
                .filter(exercises.slugs()::contains)
                .reduce((first, second) -> second);
    }

    Checker checker() {
        Path cache = home.keys();
        return new Checker(Installation.current(), Jdk.current(), cache);
    }

    Progress progress() throws IOException {
        if (progress.isEmpty()) {
            String title = Courses.load(options.courseRoot()).title();
            progress = Optional.of(Progress.open(home, title));
        }
        return progress.get();
    }

    /**
     * Keeps what came of a check; one that was stopped, or is the author's to repair, counts not.
     */
    void record(Verdict verdict) throws IOException {
        List<Verdict.TestResult> tests;
        if (verdict instanceof Verdict.Passed passed) {
            tests = passed.tests();
        } else if (verdict instanceof Verdict.Failed failed) {
            tests = failed.tests();
        } else if (verdict instanceof Verdict.Died died) {
            tests = died.tests();
        } else {
            return;
        }
        long passed =
                tests.stream()
                        .filter(test -> test.status() == Verdict.TestResult.Status.PASSED)
                        .count();
        progress()
                .record(
                        new Event.Checked(
                                Instant.now(),
                                verdict.exercise(),
                                verdict.passed(),
                                tests.size(),
                                (int) passed));
    }

    CheckPages pages(PrintWriter out) {
        return CheckPages.on(out, options.terminal());
    }

    static int exitCode(Verdict verdict) {
        if (verdict instanceof Verdict.BrokenKey || verdict instanceof Verdict.NotHere) {
            return ExitCode.UNUSABLE;
        }
        return verdict.passed() ? ExitCode.RIGHT : ExitCode.NOT_RIGHT;
    }
}
