package heapwise.vm;

import org.jspecify.annotations.Nullable;

/**
 * The JDK feature releases that a lesson, cell, output or exercise is for: {@code 17+}, {@code
 * 17-24} or {@code 21}. Both ends are included.
 */
public record JdkRange(int first, int last) {

    /** Every JDK that Heapwise runs on. */
    public static final JdkRange ANY = new JdkRange(17, Integer.MAX_VALUE);

    public JdkRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("not a range: %d to %d".formatted(first, last));
        }
    }

    /**
     * Reads the form that authors write.
     *
     * @throws IllegalArgumentException if the text has none of the three forms, or names only JDKs
     *     that Heapwise does not run on
     */
    public static JdkRange parse(String text) {
        JdkRange range = read(text);
        if (range.last < ANY.first) {
            throw new IllegalArgumentException("Heapwise does not run on JDK " + text.strip());
        }
        return range;
    }

    private static JdkRange read(String text) {
        String trimmed = text.strip();
        if (trimmed.matches("\\d{1,3}\\+")) {
            return new JdkRange(
                    Integer.parseInt(trimmed.substring(0, trimmed.length() - 1)),
                    Integer.MAX_VALUE);
        }
        if (trimmed.matches("\\d{1,3}")) {
            int feature = Integer.parseInt(trimmed);
            return new JdkRange(feature, feature);
        }
        if (trimmed.matches("\\d{1,3}-\\d{1,3}")) {
            int dash = trimmed.indexOf('-');
            return new JdkRange(
                    Integer.parseInt(trimmed.substring(0, dash)),
                    Integer.parseInt(trimmed.substring(dash + 1)));
        }
        throw new IllegalArgumentException(
                "'%s' is no JDK range: write 17+, 17-24 or 21".formatted(trimmed));
    }

    /** Returns whether the feature release is in the range. */
    public boolean contains(int feature) {
        return first <= feature && feature <= last;
    }

    @Override
    public String toString() {
        if (last == Integer.MAX_VALUE) {
            return first + "+";
        }
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    /** As a record's own, which costs the first page 15 ms to link. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JdkRange range && first == range.first && last == range.last;
    }

    @Override
    public int hashCode() {
        return 31 * first + last;
    }
}
