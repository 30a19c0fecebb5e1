import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

public final class HistoDiff {

    public record Row(String type, long instances, long bytes) {}

    private HistoDiff() {}

    public static List<Row> topGrowth(List<String> first, List<String> second) {
        Map<String, Long> bytesBefore = sum(first, true);
        Map<String, Long> bytesAfter = sum(second, true);
        Map<String, Long> countBefore = sum(first, false);
        Map<String, Long> countAfter = sum(second, false);
        Set<String> types = new HashSet<>(bytesAfter.keySet());
        return types.stream()
                .map(type -> new Row(type, countAfter.get(type) - countBefore.getOrDefault(type, 0L), bytesAfter.get(type) - bytesBefore.getOrDefault(type, 0L)))
                .filter(row -> row.bytes() > 0)
                .sorted(Comparator.comparing(Row::type))
                .sorted(Comparator.comparing(row -> -row.instances()))
                .sorted(Comparator.comparing(row -> -row.bytes()))
                .toList();
    }

    private static Map<String, Long> sum(List<String> table, boolean bytes) {
        return table.stream().flatMap(HistoDiff::row).collect(groupingBy(Row::type, summingLong(row -> bytes ? row.bytes() : row.instances())));
    }

    private static Stream<Row> row(String line) {
        List<String> words = List.of(line.strip().split("[ \\t]+", 5));
        if (words.size() < 4 || !words.get(0).matches("[0-9]+:") || !words.get(1).matches("[0-9]+") || !words.get(2).matches("[0-9]+")) {
            return Stream.of();
        }
        return Stream.of(new Row(words.get(3), Long.parseLong(words.get(1)), Long.parseLong(words.get(2))));
    }
}
