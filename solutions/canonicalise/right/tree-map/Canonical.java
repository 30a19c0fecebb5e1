// hint: 3
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        var seen = new TreeMap<String, String>();
        var result = new ArrayList<String>(rows.size());
        rows.forEach(row -> result.add(row == null ? null : seen.computeIfAbsent(row, r -> r)));
        return result;
    }
}
