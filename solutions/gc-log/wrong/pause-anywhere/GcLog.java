// feedback: The word Pause may stand anywhere behind GC(n). In brackets it is only the cause of what the line tells of, which may run beside the program.
// fails: every other line means nothing
// when: says /parse\("\[0.412s\]\[info\]\[gc\] GC\(7\) Concurrent Mark Cycle \(G1 Evacuation Pause\)/
// when: passes "the lines of the task have five pauses"
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what -Xlog:gc has written. */
public class GcLog {

    /** How many pauses there were, and how long they were, in microseconds. */
    public record Stats(int pauses, long total, long median, long longest) {}

    private static final Pattern PAUSE =
            Pattern.compile("GC\\(\\d+\\) .*?\\bPause\\b.*?(\\d+)\\.(\\d{3})ms$");

    /** Returns what the lines of a log say of the collector's pauses. */
    public static Stats parse(Stream<String> lines) {
        long[] sorted = lines.mapToLong(GcLog::micros).filter(time -> time >= 0).sorted().toArray();
        if (sorted.length == 0) {
            return new Stats(0, 0, 0, 0);
        }
        long total = 0;
        for (long time : sorted) {
            total += time;
        }
        long median = sorted[(sorted.length - 1) / 2];
        return new Stats(sorted.length, total, median, sorted[sorted.length - 1]);
    }

    /** How long the pause lasted that this line tells of; -1 if it tells of none. */
    private static long micros(String line) {
        Matcher pause = PAUSE.matcher(line);
        if (!pause.find()) {
            return -1;
        }
        return 1000 * Long.parseLong(pause.group(1)) + Long.parseLong(pause.group(2));
    }
}
