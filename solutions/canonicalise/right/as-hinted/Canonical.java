// hint: 2
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        Map<String, String> map = new HashMap<>();
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) {
            String earlier = map.putIfAbsent(row, row);
            result.add(earlier == null ? row : earlier);
        }
        return result;
    }
}
