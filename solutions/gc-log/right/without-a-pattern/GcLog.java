import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what -Xlog:gc has written. */
public class GcLog {

    /** How many pauses there were, and how long they were, in microseconds. */
    public record Stats(int pauses, long total, long median, long longest) {}

    private static final Set<String> GENERATIONS = Set.of("y: ", "Y: ", "O: ");

    /** Looks for "GC(", digits, ")" by hand, and keeps the times in an array that grows. */
    public static Stats parse(Stream<String> lines) {
        long[] times = new long[16];
        long[] sum = new long[1];
        int n = 0;
        for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
            String line = each.next();
            if (isPause(line)) {
                if (n == times.length) {
                    times = Arrays.copyOf(times, 2 * n);
                }
                String time = line.substring(line.lastIndexOf(' ') + 1, line.length() - 2);
                int point = time.length() - 4;
                times[n] =
                        1000 * Long.parseLong(time.substring(0, point))
                                + Long.parseLong(time.substring(point + 1));
                sum[0] += times[n++];
            }
        }
        Arrays.sort(times, 0, n);
        return n == 0
                ? new Stats(0, 0, 0, 0)
                : new Stats(n, sum[0], times[(n - 1) / 2], times[n - 1]);
    }

    private static boolean isPause(String line) {
        if (!line.endsWith("ms")) {
            return false;
        }
        String time = line.substring(line.lastIndexOf(' ') + 1, line.length() - 2);
        if (time.length() < 5 || time.charAt(time.length() - 4) != '.') {
            return false;
        }
        if (!time.replace(".", "").chars().allMatch(Character::isDigit)) {
            return false;
        }
        for (int at = line.indexOf("GC("); at >= 0; at = line.indexOf("GC(", at + 1)) {
            int end = at + 3;
            while (end < line.length() && Character.isDigit(line.charAt(end))) {
                end++;
            }
            if (end > at + 3 && line.startsWith(") ", end)) {
                String rest = line.substring(end + 2);
                if (rest.length() > 3 && GENERATIONS.contains(rest.substring(0, 3))) {
                    rest = rest.substring(3);
                }
                if (rest.startsWith("Pause ")) {
                    return true;
                }
            }
        }
        return false;
    }
}
