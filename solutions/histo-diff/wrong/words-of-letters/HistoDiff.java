// feedback: The pattern knows letters, digits, dots and `$`. Arrays begin with `[` and end with `;`, and hidden classes have a `/` in their name: take all that is not blank.
// fails: names are returned as they stand in the table
// when: says /a table of 12 lines/
// when: calls Pattern.compile or calls String.matches or calls Pattern.matches
// when: not passes "what has grown is named, the most bytes first"
// when: passes "the module is no part of the name"
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

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+([\\w.$]+)( .*)?");

    private static final Comparator<Row> LARGEST_FIRST =
            Comparator.comparingLong(Row::bytes)
                    .thenComparingLong(Row::instances)
                    .reversed()
                    .thenComparing(Row::type);

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
        for (String line : table) {
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
