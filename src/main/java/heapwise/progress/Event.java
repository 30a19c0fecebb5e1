package heapwise.progress;

import java.time.Instant;

/** One thing a learner did, as the journal keeps it. */
public sealed interface Event {

    /** Returns when it was done. */
    Instant at();

    /**
     * The learner came to a step: where the next start goes on.
     *
     * @param number the step's number when this was written, from 1, of so many
     */
    record Reached(Instant at, String lesson, StepId step, int number, int of) implements Event {}

    /** A step was done. */
    record Done(Instant at, String lesson, StepId step, How how) implements Event {}

    /** How a step was done. */
    enum How {
        READ,
        RAN,
        SKIPPED,
        ANSWERED,
        SOLVED
    }

    /**
     * A guess was compared with what the VM measured.
     *
     * @param guess as typed, or the text of the choice
     * @param measured what the VM said, or the text of the right choice
     */
    record Guessed(
            Instant at, String lesson, StepId step, String guess, String measured, boolean right)
            implements Event {}

    /**
     * A quiz was answered.
     *
     * @param attempt from 1
     */
    record Answered(
            Instant at, String lesson, StepId step, String answer, boolean right, int attempt)
            implements Event {}

    /**
     * A question that was met before was answered in a review.
     *
     * @param answer empty for none
     */
    record Reviewed(Instant at, String lesson, StepId step, String answer, boolean right)
            implements Event {}

    /** A hint was read. */
    record HintSeen(Instant at, String subject, int number) implements Event {}

    /** An answer to an exercise was checked. */
    record Checked(Instant at, String exercise, boolean passed, int tests, int passedTests)
            implements Event {}

    /** The last step of a lesson was done. */
    record Finished(Instant at, String lesson) implements Event {}

    /**
     * What was done before in this scope counts no longer.
     *
     * @param scope {@code "*"} for everything, a lesson's slug, a lesson's slug and {@code "#"} and
     *     a section's slug, or {@code "exercise:"} and a slug
     */
    record Reset(Instant at, String scope) implements Event {}

    /** What a newer Heapwise wrote: kept as it is. */
    record Unknown(Instant at, String json) implements Event {}
}
