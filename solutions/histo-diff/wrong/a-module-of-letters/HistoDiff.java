// feedback: A pattern for the module that knows letters, digits, dots and one @ only: a version such as 21.0.2+13-LTS has more, and the whole row is lost with it. Take whatever stands in the parentheses.
// fails: the module is no part of the name
// when: says "java.base@21.0.2+13-LTS"
// when: passes "all other lines mean nothing"
// when: passes "names are returned as they stand"
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells from two tables of {@code jcmd PID GC.class_histogram} which classes have grown. */
public class HistoDiff {

    /** How much a class has grown. */
    public record Row(String type, long instances, long bytes) {}

    /** Number, instances, bytes, name, and perhaps the module with its version. */
    private static final Pattern ROW =
            Pattern.compile(
                    "[ \\t]*\\d+:[ \\t]+(\\d+)[ \\t]+(\\d+)[ \\t]+(\\S+)"
                            + "(?:[ \\t]+\\([\\w.]+(?:@[\\w.]+)?\\))?[ \\t]*");

    /** Returns the classes that have more bytes in the second table than in the first. */
    public static List<Row> topGrowth(List<String> first, List<String> second) {
        Map<String, long[]> before = read(first);
        return read(second).entrySet().stream()
                .map(entry -> {
                    long[] then = before.getOrDefault(entry.getKey(), new long[2]);
                    long[] now = entry.getValue();
                    return new Row(entry.getKey(), now[0] - then[0], now[1] - then[1]);
                })
                .filter(row -> row.bytes() > 0)
                .sorted(
                        Comparator.comparingLong(Row::bytes)
                                .thenComparingLong(Row::instances)
                                .reversed()
                                .thenComparing(Row::type))
                .collect(Collectors.toList());
    }

    private static Map<String, long[]> read(List<String> lines) {
        Map<String, long[]> sums = new HashMap<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                long[] sum = sums.computeIfAbsent(row.group(3), none -> new long[2]);
                sum[0] += Long.parseLong(row.group(1));
                sum[1] += Long.parseLong(row.group(2));
            }
        }
        return sums;
    }
}
