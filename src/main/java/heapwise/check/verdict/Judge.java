package heapwise.check.verdict;

import heapwise.agent.CheckEvent;
import heapwise.check.key.CompiledKey;
import heapwise.check.run.CheckRun;
import heapwise.check.source.TestMethods;
import heapwise.check.verdict.Verdict.TestResult;
import heapwise.check.verdict.Verdict.TestResult.Status;
import heapwise.exercise.Exercise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a verdict of what a check VM reported. Only a complete report is a pass: every test that
 * stands in the key's source was planned, each has ended well, and the VM said so with the secret.
 */
public final class Judge {

    private final Exercise exercise;
    private final CompiledKey key;
    private final long start;

    /**
     * Makes a judge of one check.
     *
     * @param start of the check, as {@link System#nanoTime} says
     */
    public Judge(Exercise exercise, CompiledKey key, long start) {
        this.exercise = exercise;
        this.key = key;
        this.start = start;
    }

    public Verdict verdict(CheckRun run) {
        String slug = exercise.slug();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        CheckRun.End end = run.end();
        if (end instanceof CheckRun.End.Cancelled) {
            return new Verdict.Cancelled(slug, took, "it was stopped");
        }
        if (end instanceof CheckRun.End.NotBegun not) {
            return new Verdict.Cancelled(
                    slug,
                    took,
                    "no test had begun after %d s, which is nobody's fault but the machine's: check again"
                            .formatted(not.after().toSeconds()));
        }
        if (end instanceof CheckRun.End.NotStarted not) {
            return new Verdict.BrokenKey(
                    slug,
                    took,
                    "the check VM does not start: " + not.reason(),
                    "correct the line `vm:` in exercise.md");
        }
        List<TestResult> tests = tests(run);
        if (!(end instanceof CheckRun.End.Complete)) {
            return new Verdict.Died(
                    slug, took, reason(run), tests, Optional.empty(), run.printed());
        }
        Optional<String> missing = missing(run);
        if (missing.isPresent()) {
            return new Verdict.BrokenKey(
                    slug,
                    took,
                    "JUnit does not run the hidden test " + missing.get(),
                    "make its class and the method neither private nor static");
        }
        boolean passed = !tests.isEmpty() && tests.stream().allMatch(TestResult::passed);
        return passed
                ? new Verdict.Passed(slug, took, tests, run.printed())
                : new Verdict.Failed(slug, took, tests, Optional.empty(), run.printed());
    }

    /**
     * Makes a verdict, with the key's note on the mistake if the evidence of one is there.
     *
     * @param answer the classes of the answer
     */
    public Verdict verdict(CheckRun run, Collection<byte[]> answer) {
        Verdict verdict = verdict(run);
        if (verdict instanceof Verdict.Failed failed) {
            return verdict.withFeedback(Failing.of(failed.tests(), "", answer).note(key.notes()));
        }
        return verdict instanceof Verdict.Died died
                ? died.withFeedback(
                        Failing.of(died.tests(), died.reason(), answer).note(key.notes()))
                : verdict;
    }

    /**
     * Returns the row of the test to run next for the key's note on the mistake; nothing if no test
     * that has not run could change the note.
     *
     * @param answer the classes of the answer
     */
    public OptionalInt nextForNote(CheckRun run, Collection<byte[]> answer) {
        Failing failing = Failing.of(tests(run), "", answer);
        if (failing.isSettled(key.notes())) {
            return OptionalInt.empty();
        }
        String decisive = failing.decisive(key.notes()).map(TestResult::method).orElse("");
        OptionalInt row =
                run.left()
                        .filter(each -> run.plan().get(each).method().equals(decisive))
                        .findFirst();
        return row.isPresent() ? row : run.left().findFirst();
    }

    private Optional<String> missing(CheckRun run) {
        Set<String> planned = new HashSet<>();
        run.plan().forEach(test -> planned.add(test.method()));
        return key.testMethods().stream()
                .map(TestMethods.Found::id)
                .filter(id -> !planned.contains(id))
                .findFirst();
    }

    private String reason(CheckRun run) {
        String where =
                run.running() < 0 || run.running() >= run.plan().size()
                        ? ""
                        : " in the test “%s”".formatted(run.plan().get(run.running()).name());
        CheckRun.End end = run.end();
        if (end instanceof CheckRun.End.TimedOut) {
            return "it was not done after %d s%s: look for a loop or a wait without end"
                    .formatted(exercise.timeout().toSeconds(), where);
        }
        if (end instanceof CheckRun.End.Flooded flooded) {
            return "it printed more than %,d bytes%s".formatted(flooded.bytes(), where);
        }
        if (end instanceof CheckRun.End.TooManyThreads threads) {
            return "it started %,d threads%s".formatted(threads.threads(), where);
        }
        if (end instanceof CheckRun.End.NotAsAgreed) {
            return "its report was not as agreed%s: the answer takes part in it".formatted(where);
        }
        if (end instanceof CheckRun.End.Trouble trouble) {
            return "the tests did not come to their end%s: %s".formatted(where, trouble.reason());
        }
        return end instanceof CheckRun.End.Exited exited
                ? exited(exited, where)
                : "the tests did not come to their end" + where;
    }

    private static String exited(CheckRun.End.Exited exited, String where) {
        String said = exited.lastWords();
        if (said.contains("OutOfMemoryError")) {
            return "the VM ran out of memory%s and ended".formatted(where);
        }
        if (exited.code() == 134 || said.contains("A fatal error has been detected")) {
            return "the VM crashed%s (exit code %d)".formatted(where, exited.code());
        }
        if (exited.code() > 128) {
            return "the VM was killed%s by signal %d".formatted(where, exited.code() - 128);
        }
        return "the answer ended the VM%s (exit code %d)".formatted(where, exited.code());
    }

    private List<TestResult> tests(CheckRun run) {
        Set<String> onSomeJdks = new HashSet<>();
        key.testMethods().stream()
                .filter(TestMethods.Found::onSomeJdks)
                .forEach(test -> onSomeJdks.add(test.id()));
        var tests = new ArrayList<TestResult>();
        for (int row = 0; row < run.plan().size(); row++) {
            CheckEvent.PlannedTest test = run.plan().get(row);
            CheckEvent.Finished finished = run.finished().get(row);
            boolean notForThisJdk =
                    finished != null
                            && finished.ending() == CheckEvent.Ending.SKIPPED
                            && onSomeJdks.contains(test.method());
            if (!notForThisJdk) {
                tests.add(result(test, finished, row == run.running()));
            }
        }
        return tests;
    }

    private static TestResult result(
            CheckEvent.PlannedTest test, CheckEvent.@Nullable Finished finished, boolean running) {
        if (finished == null) {
            return running
                    ? result(test, Status.FAILED, "it did not come to its end", Optional.empty())
                    : result(test, Status.NOT_RUN, "", Optional.empty());
        }
        String message =
                finished.ending() == CheckEvent.Ending.PASSED
                        ? ""
                        : Evidence.message(finished.failures());
        return switch (finished.ending()) {
            case PASSED -> result(test, Status.PASSED, message, Optional.empty());
            case SKIPPED -> result(test, Status.NOT_RUN, message, Optional.empty());
            case FAILED, ABORTED ->
                    result(test, Status.FAILED, message, Evidence.ownFrame(finished.failures()));
        };
    }

    private static TestResult result(
            CheckEvent.PlannedTest test, Status status, String message, Optional<String> frame) {
        return new TestResult(test.method(), test.name(), status, message, frame);
    }
}
