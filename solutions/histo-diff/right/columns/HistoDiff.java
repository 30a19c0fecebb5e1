// hint: 2
import java.util.List;
import java.util.TreeMap;

public class HistoDiff {

    public record Row(String type, long instances, long bytes) implements Comparable<Row> {
        Row plus(Row other, int sign) {
            return new Row(type, instances + sign * other.instances, bytes + sign * other.bytes);
        }

        @Override
        public int compareTo(Row other) {
            if (bytes != other.bytes) {
                return bytes > other.bytes ? -1 : 1;
            }
            return instances != other.instances ? Long.compare(other.instances, instances) : type.compareTo(other.type);
        }
    }

    /** One map for both tables: the first is subtracted. */
    public static List<Row> topGrowth(List<String> first, List<String> second) {
        TreeMap<String, Row> sums = new TreeMap<>();
        add(sums, first, -1);
        add(sums, second, 1);
        return sums.values().stream().filter(row -> row.bytes() > 0).sorted().toList();
    }

    private static void add(TreeMap<String, Row> sums, List<String> table, int sign) {
        for (String line : table) {
            String[] columns = line.trim().split("\\s+");
            if (columns.length >= 4 && columns[0].matches("[0-9]+:") && columns[1].matches("[0-9]+") && columns[2].matches("[0-9]+")) {
                Row row = new Row(columns[3], Long.parseLong(columns[1]), Long.parseLong(columns[2]));
                Row none = new Row(columns[3], 0, 0);
                sums.put(row.type(), sums.getOrDefault(row.type(), none).plus(row, sign));
            }
        }
    }
}
