package heapwise.check;

import heapwise.agent.CheckEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a verdict of what a check VM reported. Only a complete report can be a pass. */
final class Judge {

    private final String slug;
    private final Duration limit;
    private final long start;

    Judge(String slug, Duration limit, long start) {
        this.slug = slug;
        this.limit = limit;
        this.start = start;
    }

    Verdict verdict(CheckRun run) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        CheckRun.End end = run.end();
        if (end instanceof CheckRun.End.Cancelled) {
            return new Verdict.Cancelled(slug, took);
        }
        if (end instanceof CheckRun.End.NotStarted not) {
            return new Verdict.BrokenKey(
                    slug,
                    took,
                    "the check VM does not start: " + not.reason(),
                    "correct the line `vm:` in exercise.md");
        }
        List<Verdict.TestResult> tests = tests(run);
        if (!(end instanceof CheckRun.End.Complete)) {
            return new Verdict.Died(
                    slug, took, reason(run), tests, Optional.empty(), run.printed());
        }
        boolean passed =
                !tests.isEmpty()
                        && tests.stream()
                                .allMatch(
                                        test -> test.status() == Verdict.TestResult.Status.PASSED);
        return passed
                ? new Verdict.Passed(slug, took, tests, run.printed())
                : new Verdict.Failed(slug, took, tests, Optional.empty(), run.printed());
    }

    private String reason(CheckRun run) {
        String where =
                run.running() < 0
                        ? ""
                        : " during the test “%s”".formatted(run.plan().get(run.running()).name());
        CheckRun.End end = run.end();
        if (end instanceof CheckRun.End.TimedOut) {
            return "it was not done after %d s%s".formatted(limit.toSeconds(), where);
        }
        if (end instanceof CheckRun.End.Flooded flooded) {
            return "it printed more than %,d bytes%s".formatted(flooded.bytes(), where);
        }
        if (end instanceof CheckRun.End.TooManyThreads threads) {
            return "it started %,d threads%s".formatted(threads.threads(), where);
        }
        if (end instanceof CheckRun.End.Trouble trouble) {
            return "the tests could not run to their end: " + trouble.reason();
        }
        if (end instanceof CheckRun.End.Exited exited) {
            return "the answer ended the check VM%s (exit code %d)".formatted(where, exited.code());
        }
        return end.toString();
    }

    private static List<Verdict.TestResult> tests(CheckRun run) {
        var tests = new ArrayList<Verdict.TestResult>();
        for (int row = 0; row < run.plan().size(); row++) {
            String name = run.plan().get(row).name();
            CheckEvent.Finished finished = run.finished().get(row);
            tests.add(
                    finished == null
                            ? new Verdict.TestResult(
                                    name, Verdict.TestResult.Status.NOT_RUN, "", Optional.empty())
                            : result(name, finished));
        }
        return tests;
    }

    private static Verdict.TestResult result(String name, CheckEvent.Finished finished) {
        if (finished.ending() == CheckEvent.Ending.PASSED) {
            return new Verdict.TestResult(
                    name, Verdict.TestResult.Status.PASSED, "", Optional.empty());
        }
        return new Verdict.TestResult(
                name,
                finished.ending() == CheckEvent.Ending.SKIPPED
                        ? Verdict.TestResult.Status.NOT_RUN
                        : Verdict.TestResult.Status.FAILED,
                Evidence.message(finished.failures()),
                Evidence.ownFrame(finished.failures()));
    }
}
