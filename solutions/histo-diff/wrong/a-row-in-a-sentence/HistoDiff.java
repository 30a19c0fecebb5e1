// feedback: The pattern is looked for anywhere in the line (`find`), so a line that is no row, and has something like one in it, counts.
// fails: all other lines mean nothing
// when: calls Matcher.find
// when: says "see 3: 1 16 B" or says "type=B, instances=1, bytes=16"
import java.util.*;
import java.util.regex.*;

public class HistoDiff {
    public record Row(String type, long instances, long bytes) {}

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    private static Map<String, long[]> read(List<String> lines) {
        Map<String, long[]> map = new HashMap<>();
        for (String line : lines) {
            Matcher m = ROW.matcher(line);
            if (m.find()) {
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
        rows.sort(Comparator.comparingLong(Row::bytes).thenComparingLong(Row::instances).reversed().thenComparing(Row::type));
        return rows;
    }
}
