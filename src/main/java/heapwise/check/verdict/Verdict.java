package heapwise.check.verdict;

import heapwise.check.source.SourceProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one check of one answer says. */
public sealed interface Verdict {

    /** The exercise's slug. */
    String exercise();

    /** From the call to the verdict. */
    Duration took();

    /**
     * What the author says to answers that make this one's mistake, where its evidence is there.
     */
    default Optional<String> feedback() {
        return Optional.empty();
    }

    /** Returns the same with what the author says to it; itself where nothing has failed. */
    default Verdict withFeedback(Optional<String> feedback) {
        return this;
    }

    /** Every hidden test ran and passed. */
    record Passed(String exercise, Duration took, List<TestResult> tests, String printed)
            implements Verdict {}

    /**
     * At least one hidden test failed or did not run.
     *
     * @param feedback of the key's wrong answer that makes the same mistake, by the evidence
     * @param printed what the answer printed, cut to the cap
     */
    record Failed(
            String exercise,
            Duration took,
            List<TestResult> tests,
            Optional<String> feedback,
            String printed)
            implements Verdict {

        @Override
        public Verdict withFeedback(Optional<String> said) {
            return new Failed(exercise, took, tests, said, printed);
        }
    }

    /** The answer does not compile, or not as the hidden tests need it. */
    record DoesNotCompile(String exercise, Duration took, List<SourceProblem> problems)
            implements Verdict {}

    /** The check VM ended before all hidden tests did. */
    record Died(
            String exercise,
            Duration took,
            String reason,
            List<TestResult> tests,
            Optional<String> feedback,
            String printed)
            implements Verdict {

        @Override
        public Verdict withFeedback(Optional<String> said) {
            return new Died(exercise, took, reason, tests, said, printed);
        }
    }

    /**
     * The answer uses what this exercise's answers do not need and the honesty of a check does: it
     * ends the VM, opens what is private, starts processes and the like. Nothing of it ran.
     */
    record Refused(String exercise, Duration took, List<SourceProblem> problems)
            implements Verdict {}

    /** The answer could not be read, or the check could not be made for it. */
    record NoAnswer(String exercise, Duration took, String reason, String fix) implements Verdict {}

    /** The author's mistake: hidden tests that do not compile, hang, or are none. */
    record BrokenKey(String exercise, Duration took, String reason, String fix)
            implements Verdict {}

    /** This machine lacks what the exercise needs, and cannot get it now: a library. */
    record NotHere(String exercise, Duration took, String reason, String fix) implements Verdict {}

    /** The check was stopped, by the learner or because the answer changed. */
    record Cancelled(String exercise, Duration took, String reason) implements Verdict {}

    /** Returns whether every hidden test ran and passed. */
    default boolean passed() {
        return this instanceof Passed;
    }

    /**
     * One hidden test.
     *
     * @param method {@code Class#method}
     * @param name its display name
     * @param message why it failed, several lines with its evidence; empty unless it failed
     * @param frame the learner's own innermost frame, such as {@code Session.java:14}
     */
    record TestResult(
            String method, String name, Status status, String message, Optional<String> frame) {

        public boolean passed() {
            return status == Status.PASSED;
        }

        /**
         * How it ended; NOT_RUN when an earlier failure or the end of the VM kept it from running.
         */
        public enum Status {
            PASSED,
            FAILED,
            NOT_RUN
        }
    }
}
