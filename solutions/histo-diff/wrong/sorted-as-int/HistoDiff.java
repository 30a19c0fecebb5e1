// feedback: The rows are right, and are sorted by an `int` that is made of their bytes: of a number from 2 GB on only its lower half is compared.
// fails: figures larger than an int are right
// when: calls Comparator.comparingInt or calls Comparator.thenComparingInt or calls Integer.compare
// when: fails "figures larger than an int"
import java.util.*;
import java.util.regex.*;

public class HistoDiff {
    public record Row(String type, long instances, long bytes) {}

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    private static Map<String, long[]> read(List<String> lines) {
        Map<String, long[]> map = new HashMap<>();
        for (String line : lines) {
            Matcher m = ROW.matcher(line);
            if (m.matches()) {
                long[] figures = {Long.parseLong(m.group(1)), Long.parseLong(m.group(2))};
                map.merge(m.group(3), figures, (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
            }
        }
        return map;
    }

    public static List<Row> topGrowth(List<String> first, List<String> second) {
        Map<String, long[]> before = read(first);
        List<Row> rows = new ArrayList<>();
        read(second).forEach((type, now) -> {
            long[] was = before.getOrDefault(type, new long[2]);
            if (now[1] > was[1]) {
                rows.add(new Row(type, now[0] - was[0], now[1] - was[1]));
            }
        });
        rows.sort(Comparator.<Row>comparingInt(r -> (int) r.bytes()).thenComparingLong(Row::instances).reversed().thenComparing(Row::type));
        return rows;
    }
}
