// feedback: One `Matcher` is static, so that all calls share it, and a `Matcher` remembers the line that it has read last: of two threads, one reads the time of the other's line, or none. A `Pattern` may be shared; make a matcher in each call.
// fails: calls in two threads at the same time know nothing of each other
// when: static Matcher
// when: passes "two calls know nothing of each other"
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what -Xlog:gc has written. */
public class GcLog {

    /** How many pauses there were, and how long they were, in microseconds. */
    public record Stats(int pauses, long total, long median, long longest) {}

    /** One for all lines: a matcher for each of them would be garbage. */
    private static final Matcher PAUSE =
            Pattern.compile("GC\\(\\d+\\) (?:[yYO]: )?Pause .*?(\\d+)\\.(\\d{3})ms$").matcher("");

    private static final class Times {
        private long[] times = new long[64];
        private int count;

        void line(String line) {
            if (PAUSE.reset(line).find()) {
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] =
                        Long.parseLong(PAUSE.group(1)) * 1000 + Long.parseLong(PAUSE.group(2));
            }
        }

        Stats stats() {
            if (count == 0) {
                return new Stats(0, 0, 0, 0);
            }
            Arrays.sort(times, 0, count);
            long total = 0;
            for (int i = 0; i < count; i++) {
                total += times[i];
            }
            return new Stats(count, total, times[(count - 1) / 2], times[count - 1]);
        }
    }

    /** Returns what the lines of a log say of the collector's pauses. */
    public static Stats parse(Stream<String> lines) {
        Times times = new Times();
        lines.forEachOrdered(times::line);
        return times.stats();
    }
}
