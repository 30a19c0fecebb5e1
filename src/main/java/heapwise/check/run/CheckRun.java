package heapwise.check.run;

import heapwise.agent.CheckEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one check VM reported, before anyone judged it.
 *
 * @param plan the tests that were to run
 * @param finished how those ended that did, by row
 * @param running the row that was under way at the end; -1 for none
 * @param printed what the answer printed, cut to the cap
 */
public record CheckRun(
        List<CheckEvent.PlannedTest> plan,
        Map<Integer, CheckEvent.Finished> finished,
        int running,
        End end,
        String printed) {

    /** How the check VM came to its end. */
    public sealed interface End {

        /** It ran all tests and said so with the secret. */
        record Complete() implements End {}

        /** It ended before all tests had. */
        record Exited(int code, String lastWords) implements End {}

        /** It did not start. */
        record NotStarted(String reason) implements End {}

        /** It was up and had not begun after so long, before anything of the answer ran. */
        record NotBegun(Duration after) implements End {}

        /** It could not run the tests to their end. */
        record Trouble(String reason) implements End {}

        /** It said what no run says: a row that passes twice, or one that did not begin. */
        record NotAsAgreed() implements End {}

        record TimedOut() implements End {}

        record Cancelled() implements End {}

        /** It printed more than anyone reads. */
        record Flooded(long bytes) implements End {}

        record TooManyThreads(int threads) implements End {}
    }

    /** Returns the rows of those tests that have not ended, in the order of the plan. */
    public IntStream left() {
        return IntStream.range(0, plan.size()).filter(row -> !finished.containsKey(row));
    }
}
