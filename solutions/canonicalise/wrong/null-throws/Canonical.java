// feedback: There are rows that are null. Some maps and many methods take none.
// fails: the rows are the same, in the same order, null included
// when: says /dedupe\(\[.*null.*\]\) throws NullPointerException/
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        Map<String, String> seen = new ConcurrentHashMap<>();
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) {
            String first = seen.putIfAbsent(row, row);
            result.add(first == null ? row : first);
        }
        return result;
    }
}
