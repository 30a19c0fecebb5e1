package heapwise.session;

import java.time.Duration;
import java.util.List;

/**
 * What one call of eval did.
 *
 * @param label as given to eval
 * @param source as given to eval
 * @param outcomes one for each snippet of the source, in order, up to the first that did not end
 *     well; never empty: a source without a snippet has the outcome Void
 * @param text what was printed and the values of bare expressions, in order
 * @param took by the clock on the wall
 * @param waited how much of it passed while a busy machine let the VM wait for a CPU
 */
public record Evaluation(
        String label,
        String source,
        List<Outcome> outcomes,
        String text,
        Duration took,
        Duration waited) {

    public Evaluation {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("an evaluation has an outcome");
        }
    }

    /** Returns the outcome of the last snippet, which says whether all went well. */
    public Outcome last() {
        return outcomes.get(outcomes.size() - 1);
    }
}
