package heapwise.check.key;

import java.util.List;

/**
 * A wrong answer of the key, and how it fails.
 *
 * @param symptoms absent as long as nobody ran it
 */
public record KnownWrong(String name, String feedback, java.util.Optional<Symptoms> symptoms) {

    /**
     * How an answer fails, without what differs from run to run.
     *
     * @param endings one char a test: P passed, F failed, S skipped, N not run
     * @param shapes of the failures, first failure first
     * @param end how the check VM ended
     */
    public record Symptoms(String endings, List<String> shapes, String end) {

        public Symptoms {
            shapes = List.copyOf(shapes);
        }
    }
}
