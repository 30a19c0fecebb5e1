// feedback: The sum is a long, and each pause by itself is an int: one of more than 2,147 seconds, or 36 minutes, has more microseconds than an int can say.
// fails: times are exact to the microsecond, however long and however many
// when: says /total\D*9600000004/
import java.util.Arrays;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what -Xlog:gc has written. */
public class GcLog {

    /** How many pauses there were, and how long they were, in microseconds. */
    public record Stats(int pauses, long total, long median, long longest) {}

    private static final Pattern PAUSE =
            Pattern.compile("GC\\(\\d+\\) (?:[yYO]: )?Pause .*?(\\d+)\\.(\\d{3})ms$");

    /** Returns what the lines of a log say of the collector's pauses. */
    public static Stats parse(Stream<String> lines) {
        int[] times = new int[1024]; // half of what a long[] takes
        int n = 0;
        long total = 0;
        for (Iterator<String> it = lines.iterator(); it.hasNext(); ) {
            Matcher m = PAUSE.matcher(it.next());
            if (!m.find()) {
                continue;
            }
            int micros = 1000 * Integer.parseInt(m.group(1)) + Integer.parseInt(m.group(2));
            if (n == times.length) {
                times = Arrays.copyOf(times, 2 * n);
            }
            times[n++] = micros;
            total += micros;
        }
        if (n == 0) {
            return new Stats(0, 0, 0, 0);
        }
        Arrays.sort(times, 0, n);
        return new Stats(n, total, times[(n - 1) / 2], times[n - 1]);
    }
}
