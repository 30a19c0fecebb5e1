// feedback: A `Matcher` holds the text that it was given last, and yours lives on in a `ThreadLocal`: the last line stays for as long as the thread does. A matcher is cheap; the `Pattern` is what is worth keeping.
// fails: no line and no list is held after the call
// when: uses ThreadLocal
// when: uses Matcher
// when: says "is still reachable"
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

    /** Made once for each thread, and not for each line. */
    private static final ThreadLocal<Matcher> MATCHER = ThreadLocal.withInitial(() -> ROW.matcher(""));

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
            Matcher row = MATCHER.get().reset(line);
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
