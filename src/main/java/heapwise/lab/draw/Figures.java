package heapwise.lab.draw;

import java.time.Duration;
import java.util.Locale;

/**
 * Figures as the drawings write them: thousands separated, the unit said, the same in every locale.
 */
public final class Figures {

    private static final long KIB = 1024;

    private Figures() {}

    /** {@code 1048592} → {@code 1,048,592}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * {@code 1048592} → {@code 1,048,592 bytes}; exact, for figures worth comparing to the byte.
     */
    public static String bytes(long bytes) {
        return grouped(bytes) + (bytes == 1 ? " byte" : " bytes");
    }

    /** {@code 1048592} → {@code +1,048,592}; zero has no sign. */
    public static String signed(long number) {
        return number > 0 ? "+" + grouped(number) : grouped(number);
    }

    /**
     * {@code 134217728} → {@code 128 MB}; rounded to three digits, for figures that only say how
     * much (1 MB = 1024 KB).
     */
    public static String rounded(long bytes) {
        String sign = bytes < 0 ? "-" : "";
        double value = Math.abs((double) bytes);
        String[] units = {"bytes", "KB", "MB", "GB", "TB"};
        int unit = 0;
        while (value >= KIB && unit < units.length - 1) {
            value /= KIB;
            unit++;
        }
        boolean whole = unit == 0 || value >= 100 || Math.abs(value - Math.rint(value)) < 0.05;
        String digits = String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value);
        return sign + digits + " " + units[unit];
    }

    /** {@code 1} → {@code 1 object}, {@code 2} → {@code 2 objects}. */
    public static String count(long number, String singular) {
        return grouped(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /**
     * A duration in the unit that leaves two or three digits: {@code 12 ms}, {@code 1.25 s}, {@code
     * 340 ns}.
     */
    public static String time(Duration duration) {
        double nanos = duration.toNanos();
        String[] units = {"ns", "µs", "ms", "s"};
        int unit = 0;
        while (nanos >= 1000 && unit < units.length - 1) {
            nanos /= 1000;
            unit++;
        }
        String format = unit == 0 || nanos >= 100 ? "%.0f" : nanos >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, nanos) + " " + units[unit];
    }
}
