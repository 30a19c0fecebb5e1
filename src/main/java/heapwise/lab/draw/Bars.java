package heapwise.lab.draw;

/** Bars and sparklines of block characters; {@link Pen} turns them into ASCII where it must. */
public final class Bars {

    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private Bars() {}

    /**
     * A bar of at most {@code width} characters for {@code value} of {@code whole}; anything above
     * 0 shows.
     */
    public static String bar(long value, long whole, int width) {
        if (value <= 0 || whole <= 0) {
            return "";
        }
        int eighths =
                (int) Math.min(8L * width, Math.max(1, Math.round(8.0 * width * value / whole)));
        int rest = eighths % 8;
        return "█".repeat(eighths / 8) + (rest == 0 ? "" : EIGHTHS.substring(rest - 1, rest));
    }

    /** One character for each value, as high as the value is between 0 and {@code top}. */
    public static String sparkline(long[] values, long top) {
        StringBuilder line = new StringBuilder(values.length);
        for (long value : values) {
            int level = top <= 0 ? 0 : (int) Math.min(7, Math.max(0, 8 * value / top));
            line.append(LEVELS.charAt(level));
        }
        return line.toString();
    }
}
