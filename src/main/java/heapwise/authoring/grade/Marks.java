package heapwise.authoring.grade;

import heapwise.check.source.SourceProblem;
import heapwise.check.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns a verdict into points: each hidden test is worth the same part of the exercise's points.
 */
final class Marks {

    private Marks() {}

    static Grade missing(Submission submission, String input) {
        return grade(
                submission,
                input,
                "",
                Grade.Status.MISSING,
                0,
                "no answer was handed in",
                List.of());
    }

    /** One that breaks a rule of handing in. */
    static Grade refused(Submission submission, String input, String why) {
        return grade(submission, input, "", Grade.Status.REFUSED, 0, why, List.of());
    }

    /** One that nobody could check; the next run tries again. */
    static Grade notGraded(Submission submission, String input, String why) {
        return grade(submission, input, "", Grade.Status.NOT_GRADED, 0, why, List.of());
    }

    static Grade of(Submission submission, String input, String content, Verdict verdict) {
        double seconds = verdict.took().toMillis() / 1000.0;
        Outcome outcome = outcome(verdict, submission.exercise().points());
        return grade(
                submission,
                input,
                content,
                outcome.status(),
                seconds,
                outcome.message(),
                outcome.tests());
    }

    private record Outcome(Grade.Status status, String message, List<Grade.Test> tests) {}

    private static Outcome outcome(Verdict verdict, int points) {
        if (verdict instanceof Verdict.Passed passed) {
            return new Outcome(Grade.Status.PASSED, "", tests(passed.tests(), points));
        }
        if (verdict instanceof Verdict.Failed failed) {
            return new Outcome(Grade.Status.FAILED, "", tests(failed.tests(), points));
        }
        // The tests after the one that ended the VM ran in another VM, so their points count.
        if (verdict instanceof Verdict.Died died) {
            return new Outcome(Grade.Status.DIED, died.reason(), tests(died.tests(), points));
        }
        if (verdict instanceof Verdict.DoesNotCompile not) {
            return new Outcome(Grade.Status.DOES_NOT_COMPILE, places(not.problems()), List.of());
        }
        if (verdict instanceof Verdict.Refused refused) {
            return new Outcome(Grade.Status.REFUSED, places(refused.problems()), List.of());
        }
        if (verdict instanceof Verdict.NoAnswer none) {
            return new Outcome(Grade.Status.MISSING, none.reason(), List.of());
        }
        if (verdict instanceof Verdict.NotHere lacking) {
            return new Outcome(Grade.Status.NOT_GRADED, lacking.reason(), List.of());
        }
        String why =
                verdict instanceof Verdict.BrokenKey broken ? broken.reason() : verdict.toString();
        return new Outcome(Grade.Status.NOT_GRADED, why, List.of());
    }

    private static Grade grade(
            Submission submission,
            String input,
            String content,
            Grade.Status status,
            double seconds,
            String message,
            List<Grade.Test> tests) {
        double points = tests.stream().mapToDouble(Grade.Test::points).sum();
        int of = submission.exercise().points();
        return new Grade(
                submission.learner(),
                submission.exercise().slug(),
                input,
                content,
                status,
                status == Grade.Status.PASSED ? of : rounded(points),
                of,
                seconds,
                message,
                tests);
    }

    private static List<Grade.Test> tests(List<Verdict.TestResult> results, int points) {
        List<Grade.Test> tests = new ArrayList<>();
        double each = results.isEmpty() ? 0 : (double) points / results.size();
        for (Verdict.TestResult result : results) {
            boolean passed = result.status() == Verdict.TestResult.Status.PASSED;
            tests.add(
                    new Grade.Test(
                            result.name(),
                            passed,
                            passed ? each : 0,
                            each,
                            result.status() == Verdict.TestResult.Status.NOT_RUN
                                    ? "it did not run"
                                    : result.message()));
        }
        return tests;
    }

    static double rounded(double points) {
        return Math.round(points * 100) / 100.0;
    }

    private static String places(List<SourceProblem> problems) {
        return problems.stream()
                .map(p -> "%s:%d: %s".formatted(p.file(), p.line(), p.message()))
                .collect(Collectors.joining("\n"));
    }
}
