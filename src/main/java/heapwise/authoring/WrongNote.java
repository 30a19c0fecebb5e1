package heapwise.authoring;

import heapwise.exercise.WrongAnswer;
import java.util.List;
import java.util.Optional;

/** What the first lines of a wrong answer say, beside its feedback. */
final class WrongNote {

    private static final String FAILS = "// fails:";
    private static final int LINES = 5;

    /** A line of a source, from 1. */
    record Line(int number, String text) {}

    private WrongNote() {}

    /** Returns the display name of the hidden test that it is to fail, if it says so. */
    static Optional<Line> fails(WrongAnswer wrong) {
        for (String source : wrong.sources().values()) {
            List<String> head = source.lines().limit(LINES).toList();
            for (int i = 0; i < head.size(); i++) {
                if (head.get(i).startsWith(FAILS)) {
                    return Optional.of(
                            new Line(i + 1, head.get(i).substring(FAILS.length()).strip()));
                }
            }
        }
        return Optional.empty();
    }
}
