package heapwise.workbook;

import heapwise.progress.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well a learner guesses, and whether it gets better.
 *
 * @param shares of right guesses, from the first guesses to the last
 * @param off by what factor numbers were off in the median, 1 for not at all, over the same time
 */
public record Calibration(
        int guesses, int right, List<Double> shares, List<Double> off, Optional<Factors> factors) {

    /** A sparkline of more bars says no more. */
    private static final int MOST_BARS = 12;

    private static final int FEWEST_IN_A_HALF = 3;

    /**
     * By what factor numbers were off in the median, 1 for not at all.
     *
     * @param early in the first half of the guesses
     * @param late in the second
     */
    public record Factors(double early, double late) {}

    public Calibration {
        shares = List.copyOf(shares);
        off = List.copyOf(off);
    }

    /** Returns what the guesses of a course, in their order, add up to. */
    public static Calibration of(List<Event> events) {
        List<Event.Guessed> guesses = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Guessed guessed) {
                guesses.add(guessed);
            }
        }
        int right = (int) guesses.stream().filter(Event.Guessed::right).count();
        List<Double> off = off(guesses);
        return new Calibration(guesses.size(), right, shares(guesses), medians(off), factors(off));
    }

    private static List<Double> shares(List<Event.Guessed> guesses) {
        List<Double> shares = new ArrayList<>();
        int bars = Math.min(MOST_BARS, guesses.size() / 2);
        for (int i = 0; i < bars; i++) {
            List<Event.Guessed> part =
                    guesses.subList(i * guesses.size() / bars, (i + 1) * guesses.size() / bars);
            long right = part.stream().filter(Event.Guessed::right).count();
            shares.add((double) right / part.size());
        }
        return shares;
    }

    private static List<Double> off(List<Event.Guessed> guesses) {
        List<Double> off = new ArrayList<>();
        for (Event.Guessed guessed : guesses) {
            double guess = Guess.number(guessed.guess()).map(Number::doubleValue).orElse(0.0);
            double measured = Guess.number(guessed.measured()).map(Number::doubleValue).orElse(0.0);
            if (guess > 0 && measured > 0) {
                off.add(Math.max(guess / measured, measured / guess));
            }
        }
        return off;
    }

    private static List<Double> medians(List<Double> off) {
        List<Double> medians = new ArrayList<>();
        int bars = Math.min(MOST_BARS, off.size() / 2);
        for (int i = 0; i < bars; i++) {
            medians.add(median(off.subList(i * off.size() / bars, (i + 1) * off.size() / bars)));
        }
        return medians;
    }

    private static Optional<Factors> factors(List<Double> off) {
        int half = off.size() / 2;
        return half < FEWEST_IN_A_HALF
                ? Optional.empty()
                : Optional.of(
                        new Factors(
                                median(off.subList(0, half)),
                                median(off.subList(half, off.size()))));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
