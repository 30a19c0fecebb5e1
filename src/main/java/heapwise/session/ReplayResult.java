package heapwise.session;

import java.time.Duration;
import java.util.List;

/**
 * What it took to rebuild a session in a new VM.
 *
 * @param replayed how many snippets were evaluated again
 * @param leftOut the sources that were not, since they had ended a VM or had been stopped
 * @param differences where a snippet did something else than the first time
 */
public record ReplayResult(
        int replayed, List<String> leftOut, List<Difference> differences, Duration took) {

    public ReplayResult {
        leftOut = List.copyOf(leftOut);
        differences = List.copyOf(differences);
    }

    /**
     * A snippet that did something else than the first time.
     *
     * @param before what it printed, its value, or how it ended
     */
    public record Difference(String label, String source, String before, String now) {}
}
