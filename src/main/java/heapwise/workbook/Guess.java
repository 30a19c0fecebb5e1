package heapwise.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A learner's guess, and how it compares with what the VM measured. */
public final class Guess {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "([-+]?[0-9][0-9,_' ]*(?:\\.[0-9]+)?)\\s*(k|m|g|ki|mi|gi|b|kb|mb|gb|kib|mib|gib|bytes?|%|ms|x)?",
                    Pattern.CASE_INSENSITIVE);

    private Guess() {}

    /**
     * A guess beside what was measured.
     *
     * @param difference measured minus guess; absent where either is no number
     */
    public record Comparison(
            String guess, String measured, boolean right, Optional<BigDecimal> difference) {}

    /**
     * Reads a number as people type it: {@code 1,048,592}, {@code 1 MB}, {@code 16 bytes}; a
     * thousand of memory is 1,024.
     */
    public static Optional<BigDecimal> number(String text) {
        Matcher matcher = NUMBER.matcher(text.strip().replaceFirst("^[~≈]\\s*", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1).replaceAll("[,_' ]", "");
        BigDecimal number = new BigDecimal(digits);
        String unit = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
        int power = unit.isEmpty() ? 0 : unit.equals("ms") ? 0 : "kmg".indexOf(unit.charAt(0)) + 1;
        return Optional.of(number.multiply(BigDecimal.valueOf(1024).pow(power)));
    }

    /**
     * Compares a guess with the value that the VM's expression has.
     *
     * @param within the relative tolerance, 0.1 for 10 %
     */
    public static Comparison compare(String guess, String measured, double within) {
        Optional<BigDecimal> guessed = number(guess);
        Optional<BigDecimal> actual = number(unquoted(measured));
        if (guessed.isPresent() && actual.isPresent()) {
            BigDecimal difference = actual.get().subtract(guessed.get());
            BigDecimal allowed = actual.get().abs().multiply(BigDecimal.valueOf(within));
            boolean right = difference.abs().compareTo(allowed) <= 0;
            return new Comparison(
                    grouped(guessed.get()), grouped(actual.get()), right, Optional.of(difference));
        }
        boolean right = word(guess).equals(word(unquoted(measured)));
        return new Comparison(
                guess.strip(),
                actual.map(Guess::grouped).orElse(unquoted(measured)),
                right,
                Optional.empty());
    }

    /** Returns whether it says yes or no, as people type it. */
    static boolean isTruth(String text) {
        return List.of("true", "false").contains(word(text));
    }

    /** Returns the number with thousands separators, the same in every locale. */
    public static String grouped(BigDecimal number) {
        BigDecimal rounded =
                number.setScale(Math.min(3, Math.max(0, number.scale())), RoundingMode.HALF_UP);
        String plain = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : plain.substring(point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + rest;
    }

    /** Returns a rendered text without its quotes; any other value as it is. */
    static String unquoted(String value) {
        String text = value.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static String word(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "yes", "y", "t" -> "true";
            case "no", "n", "f" -> "false";
            default -> word;
        };
    }
}
