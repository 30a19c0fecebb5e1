// hint: 2
// hint: 3
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what -Xlog:gc has written. */
public class GcLog {

    /** How many pauses there were, and how long they were, in microseconds. */
    public record Stats(int pauses, long total, long median, long longest) {}

    /** Returns what the lines of a log say of the collector's pauses. */
    public static Stats parse(Stream<String> lines) {
        Pattern pattern = Pattern.compile("GC\\(\\d+\\) (?:[yYO]: )?Pause .*?(\\d+)\\.(\\d{3})ms$");
        List<Long> times = new ArrayList<>();
        lines.forEach(
                line -> {
                    Matcher matcher = pattern.matcher(line);
                    if (matcher.find()) {
                        times.add(1000 * Long.parseLong(matcher.group(1)) + Long.parseLong(matcher.group(2)));
                    }
                });
        if (times.isEmpty()) {
            return new Stats(0, 0, 0, 0);
        }
        Collections.sort(times);
        long total = 0;
        for (long time : times) {
            total += time;
        }
        int n = times.size();
        return new Stats(n, total, times.get((n - 1) / 2), times.get(n - 1));
    }
}
