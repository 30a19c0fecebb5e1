import java.math.BigDecimal;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what -Xlog:gc has written. */
public class GcLog {

    /** How many pauses there were, and how long they were, in microseconds. */
    public record Stats(int pauses, long total, long median, long longest) {}

    private static final Pattern LINE =
            Pattern.compile("^.*GC\\([0-9]+\\) ([yYO]: )?Pause\\b.* ([0-9]+[.][0-9]{3})ms$");

    /** Counts how often each length occurs, and walks to the one in the middle. */
    public static Stats parse(Stream<String> lines) {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        lines.flatMap(line -> LINE.matcher(line).results())
                .map(GcLog::micros)
                .forEach(time -> counts.merge(time, 1, Integer::sum));
        int pauses = 0;
        long total = 0;
        for (var entry : counts.entrySet()) {
            pauses += entry.getValue();
            total += entry.getKey() * entry.getValue();
        }
        int rest = (pauses + 1) / 2;
        for (var entry : counts.entrySet()) {
            rest -= entry.getValue();
            if (rest <= 0) {
                return new Stats(pauses, total, entry.getKey(), counts.lastKey());
            }
        }
        return new Stats(0, 0, 0, 0);
    }

    private static Long micros(MatchResult line) {
        return new BigDecimal(line.group(2)).movePointRight(3).longValueExact();
    }
}
