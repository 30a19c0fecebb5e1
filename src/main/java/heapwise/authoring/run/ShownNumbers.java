package heapwise.authoring.run;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that the cells of a lesson show: in what they print, in their source, in flags. */
final class ShownNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,_]*(?:\\.\\d+)?");

    /** What a unit of the text may make of a number that is shown without it, or in another. */
    private static final Map<String, List<Double>> SCALES =
            Map.ofEntries(
                    Map.entry("%", List.of(100.0)),
                    Map.entry("percent", List.of(100.0)),
                    Map.entry("kb", List.of(1e-3, 1.0 / 1024)),
                    Map.entry("kib", List.of(1.0 / 1024)),
                    Map.entry("mb", List.of(1e-6, 1e-3, 1.0 / 1024, 1.0 / (1 << 20))),
                    Map.entry("mib", List.of(1.0 / 1024, 1.0 / (1 << 20))),
                    Map.entry("gb", List.of(1e-9, 1e-3, 1.0 / 1024, 1.0 / (1 << 30))),
                    Map.entry("million", List.of(1e-6)),
                    Map.entry("thousand", List.of(1e-3)),
                    Map.entry("µs", List.of(1e-3, 1e3)),
                    Map.entry("ms", List.of(1e-3, 1e-6, 1e3)),
                    Map.entry("s", List.of(1e-3, 1e-6, 1e-9)),
                    Map.entry("seconds", List.of(1e-3, 1e-6, 1e-9)));

    /** What "some 300" allows. */
    private static final double ABOUT = 0.1;

    private final Set<Double> values = new HashSet<>();

    /** Adds all numbers of a text. */
    void add(String text) {
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            values.add(Double.parseDouble(matcher.group().replaceAll("[,_]", "")));
        }
    }

    /**
     * Returns whether a number was shown, or is one that was shown when it is rounded as written.
     *
     * @param unit behind it, in lower case; empty for none
     * @param about whether the text says that it is near
     */
    boolean has(BigDecimal number, String unit, boolean about) {
        double tolerance = about ? ABOUT * number.doubleValue() : rounding(number);
        return values.stream()
                .anyMatch(
                        value ->
                                near(value, number, tolerance)
                                        || SCALES.getOrDefault(unit, List.of()).stream()
                                                .anyMatch(s -> near(value * s, number, tolerance)));
    }

    private static boolean near(double value, BigDecimal number, double tolerance) {
        return Math.abs(value - number.doubleValue()) <= tolerance + 1e-9;
    }

    /** Half of its last digit: 1,200 may be 1,249, and 69.3 is 69.26. */
    static double rounding(BigDecimal number) {
        BigDecimal bare = number.signum() == 0 ? number : number.stripTrailingZeros();
        int places = number.scale() > 0 ? number.scale() : Math.min(0, bare.scale());
        return number.abs().compareTo(BigDecimal.valueOf(100)) < 0 && places < 0
                ? 0.5
                : 0.5 * Math.pow(10, -places);
    }
}
