package heapwise.lesson;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a cell is expected to print. {@code ...} in a line matches any text, alone on a line any
 * lines, also none; {@code ~1234} matches a number within 10 % of it, {@code ~1234±2%} within that.
 * Thousands separators do not matter to such a number, nor white space at the end of a line or
 * empty lines at the end. Everything else matches itself.
 */
public final class OutputPattern {

    /**
     * The first place where a text is not what was expected.
     *
     * @param line the pattern's line, from 1; one more than it has where it is at its end
     * @param expected that line; empty where nothing more was expected
     * @param actual the text's line that did not match; absent where the text was at its end
     * @param why in words; empty where the two lines speak for themselves
     */
    public record Mismatch(int line, String expected, Optional<String> actual, String why) {}

    private final List<String> lines;
    private final List<Optional<LinePattern>> patterns;

    private OutputPattern(List<String> lines) {
        this.lines = lines;
        this.patterns =
                lines.stream()
                        .map(
                                line ->
                                        line.strip().equals(LinePattern.ANY)
                                                ? Optional.<LinePattern>empty()
                                                : Optional.of(LinePattern.parse(line)))
                        .toList();
    }

    /** Every text is a pattern. */
    public static OutputPattern parse(String text) {
        return new OutputPattern(lines(text));
    }

    /** Returns nothing if the whole text matches. */
    public Optional<Mismatch> match(String text) {
        List<String> actual = lines(text);
        // The counts of the text's lines that the pattern so far can have matched.
        BitSet reached = new BitSet(actual.size() + 1);
        reached.set(0);
        for (int i = 0; i < patterns.size(); i++) {
            BitSet next = step(patterns.get(i), actual, reached);
            if (next.isEmpty()) {
                return Optional.of(mismatch(i, actual, reached));
            }
            reached = next;
        }
        if (reached.get(actual.size())) {
            return Optional.empty();
        }
        int first = reached.length() - 1;
        return Optional.of(new Mismatch(lines.size() + 1, "", Optional.of(actual.get(first)), ""));
    }

    private static BitSet step(Optional<LinePattern> pattern, List<String> actual, BitSet reached) {
        BitSet next = new BitSet(actual.size() + 1);
        if (pattern.isEmpty()) {
            next.set(reached.nextSetBit(0), actual.size() + 1);
            return next;
        }
        for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
            if (at < actual.size() && pattern.get().matches(actual.get(at))) {
                next.set(at + 1);
            }
        }
        return next;
    }

    private Mismatch mismatch(int index, List<String> actual, BitSet reached) {
        String expected = lines.get(index);
        int at = reached.nextSetBit(0);
        if (at >= actual.size()) {
            return new Mismatch(index + 1, expected, Optional.empty(), "");
        }
        boolean skipped = reached.cardinality() > 1;
        String why =
                skipped
                        ? "no line matches"
                        : patterns.get(index).flatMap(p -> p.distance(actual.get(at))).orElse("");
        return new Mismatch(index + 1, expected, Optional.of(actual.get(at)), why);
    }

    /** Returns whether this one line would match that line of a pattern. */
    public static boolean lineMatches(String pattern, String actual) {
        return LinePattern.parse(pattern.stripTrailing()).matches(actual.stripTrailing());
    }

    /** Returns whether the line of a pattern stands for any number of lines. */
    public static boolean isAnyLines(String pattern) {
        return pattern.strip().equals(LinePattern.ANY);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().map(String::stripTrailing).forEach(lines::add);
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
