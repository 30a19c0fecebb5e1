// feedback: The line with the total stays in a static field until the next table is read: what was given to a call outlives it.
// fails: no line and no list is held after the call
// when: says /whose last line was "Total 9 900" is still reachable/
// when: not says /whose last line was "9: 9 900 Last" is still reachable/
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from two tables of {@code jcmd PID GC.class_histogram} which classes have grown. */
public class HistoDiff {

    /** How much a class has grown. */
    public record Row(String type, long instances, long bytes) {}

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    private static final Comparator<Row> LARGEST_FIRST =
            Comparator.comparingLong(Row::bytes)
                    .thenComparingLong(Row::instances)
                    .reversed()
                    .thenComparing(Row::type);

    /** The line that ends a table, for whoever wants to look at it. */
    private static String total;

    private HistoDiff() {}

    /** Returns the classes that have more bytes in the second table than in the first. */
    public static List<Row> topGrowth(List<String> first, List<String> second) {
        Map<String, Row> before = read(first);
        List<Row> grown = new ArrayList<>();
        for (Row now : read(second).values()) {
            Row was = before.getOrDefault(now.type(), new Row(now.type(), 0, 0));
            if (now.bytes() > was.bytes()) {
                grown.add(new Row(now.type(), now.instances() - was.instances(), now.bytes() - was.bytes()));
            }
        }
        grown.sort(LARGEST_FIRST);
        return grown;
    }

    private static Map<String, Row> read(List<String> table) {
        Map<String, Row> rows = new HashMap<>();
        total = null;
        for (String line : table) {
            if (line.startsWith("Total")) {
                total = line;
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Row read = new Row(row.group(3), Long.parseLong(row.group(1)), Long.parseLong(row.group(2)));
                rows.merge(read.type(), read, HistoDiff::sum);
            }
        }
        return rows;
    }

    private static Row sum(Row one, Row other) {
        return new Row(one.type(), one.instances() + other.instances(), one.bytes() + other.bytes());
    }
}
