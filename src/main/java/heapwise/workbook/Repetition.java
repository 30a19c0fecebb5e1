package heapwise.workbook;

/**
 * How well a question is known, and when it is due again, by the algorithm SM-2: P. A. Wozniak,
 * "Optimization of learning", 1990, section 3.2, at super-memory.com/english/ol/sm2.htm.
 *
 * @param repetitions how often it was known in a row
 * @param easiness the E-Factor, at least 1.3
 * @param days until it is asked again; 0 for at once
 */
record Repetition(int repetitions, double easiness, int days) {

    /** A question that was never asked. */
    static final Repetition NEW = new Repetition(0, 2.5, 0);

    /** The quality of an answer that is right, of which nobody knows how hard it was. */
    static final int KNOWN = 4;

    /** The quality of an answer that is wrong and whose right one was shown. */
    static final int MISSED = 1;

    private static final double LEAST_EASINESS = 1.3;
    private static final int PASSED = 3;
    private static final int SECOND_INTERVAL = 6;

    Repetition {
        if (repetitions < 0 || days < 0 || easiness < LEAST_EASINESS) {
            throw new IllegalArgumentException(repetitions + ", " + easiness + ", " + days);
        }
    }

    /**
     * Returns how it stands after an answer. One below 3 begins the question anew, with the
     * E-Factor as it is; one below 4 is asked again in the same session.
     *
     * @param quality from 0, a blackout, to 5, known at once
     */
    Repetition answered(int quality) {
        if (quality < 0 || quality > 5) {
            throw new IllegalArgumentException("quality " + quality);
        }
        if (quality < PASSED) {
            return new Repetition(0, easiness, 0);
        }
        int missing = 5 - quality;
        double next = Math.max(LEAST_EASINESS, easiness + 0.1 - missing * (0.08 + missing * 0.02));
        int interval =
                switch (repetitions) {
                    case 0 -> 1;
                    case 1 -> SECOND_INTERVAL;
                    // The factor is that after the answer; a part of a day counts as a day.
                    default -> (int) Math.min(36_500, Math.ceil(days * next - 1e-9));
                };
        return new Repetition(repetitions + 1, next, interval);
    }
}
