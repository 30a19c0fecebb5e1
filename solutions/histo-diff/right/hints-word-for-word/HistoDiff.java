// hint: 3
// hint: 1
import java.util.*;
import java.util.regex.*;

public class HistoDiff {

    public record Row(String type, long instances, long bytes) {}

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    public static List<Row> topGrowth(List<String> first, List<String> second) {
        Map<String, long[]> before = read(first);
        List<Row> rows = new ArrayList<>();
        read(second).forEach((type, now) -> {
            long[] was = before.getOrDefault(type, new long[2]);
            rows.add(new Row(type, now[0] - was[0], now[1] - was[1]));
        });
        rows.removeIf(row -> row.bytes() <= 0);
        rows.sort(Comparator.comparingLong(Row::bytes).thenComparingLong(Row::instances).reversed().thenComparing(Row::type));
        return rows;
    }

    private static Map<String, long[]> read(List<String> lines) {
        Map<String, long[]> read = new HashMap<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                long[] figures = {Long.parseLong(row.group(1)), Long.parseLong(row.group(2))};
                read.merge(row.group(3), figures, (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
            }
        }
        return read;
    }
}
