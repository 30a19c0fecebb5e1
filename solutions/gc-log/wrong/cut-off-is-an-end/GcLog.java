// feedback: An exception of the stream is taken for the end of the log: whoever asked gets the figures of a part, and never hears that the rest could not be read.
// fails: what the stream throws reaches the caller
// when: says /the stream throws UncheckedIOException at line 1 of its lines, and parse\(\) returns/
// when: passes "two calls know nothing of each other"
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what -Xlog:gc has written. */
public class GcLog {

    /** How many pauses there were, and how long they were, in microseconds. */
    public record Stats(int pauses, long total, long median, long longest) {}

    private static final Pattern DECORATIONS = Pattern.compile("^(?:\\[[^\\]]*\\])+");
    private static final Pattern PAUSE =
            Pattern.compile("GC\\(\\d+\\) (?:[yYO]: )?Pause\\b.*?(?<![\\d.])(\\d+)\\.(\\d{3})ms\\z");

    /** Returns what the lines of a log say of the collector's pauses. */
    public static Stats parse(Stream<String> lines) {
        Times times = new Times();
        try {
            lines.sequential().forEachOrdered(line -> read(line, times));
        } catch (UncheckedIOException e) {
            // The file is cut off or still being written: what was read so far counts.
        }
        return times.stats();
    }

    private static void read(String line, Times times) {
        Matcher pause = PAUSE.matcher(DECORATIONS.matcher(line).replaceFirst(""));
        if (pause.find()) {
            times.add(Long.parseLong(pause.group(1)) * 1000 + Long.parseLong(pause.group(2)));
        }
    }

    private static final class Times {
        private long[] micros = new long[64];
        private int count;

        void add(long time) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = time;
        }

        Stats stats() {
            if (count == 0) {
                return new Stats(0, 0, 0, 0);
            }
            Arrays.sort(micros, 0, count);
            long total = 0;
            for (int i = 0; i < count; i++) {
                total += micros[i];
            }
            return new Stats(count, total, micros[(count - 1) / 2], micros[count - 1]);
        }
    }
}
