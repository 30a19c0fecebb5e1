// feedback: A line that begins with a number and a colon is taken for a row, and its second word for a figure. A line of words may begin so as well: `parseLong` throws, and the whole table is lost.
// fails: words that begin like a row mean nothing
// when: says "throws NumberFormatException"
// when: says /For input string: "?(an|of|output|the)/
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells from two tables of {@code jcmd PID GC.class_histogram} which classes have grown. */
public class HistoDiff {

    /** How much a class has grown. */
    public record Row(String type, long instances, long bytes) {}

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
            String[] words = line.trim().split("\\s+");
            if (words.length >= 4 && words[0].matches("\\d+:")) {
                Row read = new Row(words[3], Long.parseLong(words[1]), Long.parseLong(words[2]));
                rows.merge(read.type(), read, HistoDiff::sum);
            }
        }
        return rows;
    }

    private static Row sum(Row one, Row other) {
        return new Row(one.type(), one.instances() + other.instances(), one.bytes() + other.bytes());
    }
}
