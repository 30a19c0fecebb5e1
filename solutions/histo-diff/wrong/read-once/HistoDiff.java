// feedback: What was read of a table is kept in a static map, which is as large as the table was, and is never needed again.
// fails: the lists are not changed, and nothing of them is kept
// when: static Map or static HashMap or static WeakHashMap
// when: says "static fields hold"
// when: passes "of any two tables the growth is right"
import java.util.*;
import java.util.regex.*;

public class HistoDiff {
    public record Row(String type, long instances, long bytes) {}

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    private static final Map<List<String>, Map<String, long[]>> CACHE = new HashMap<>();
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
        Map<String, long[]> before = CACHE.computeIfAbsent(first, HistoDiff::read);
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
