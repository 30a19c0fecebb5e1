package heapwise.exercise;

import java.util.Map;

/**
 * An answer of the key that must fail.
 *
 * @param name its directory under wrong/
 * @param feedback what a learner reads whose answer fails in the same way
 * @param sources text by file name
 */
public record WrongAnswer(String name, String feedback, Map<String, String> sources) {

    public WrongAnswer {
        sources = Map.copyOf(sources);
    }
}
