// feedback: Your map throws out words while the rows still come. When such a word comes again, it is a second object, equal to the first.
// fails: equal strings become one object
// when: uses LinkedHashMap
// when: calls removeEldestEntry or says "a list of 10000 rows"
import java.util.*;
import java.util.stream.*;

public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        Map<String, String> seen = new LinkedHashMap<>() { protected boolean removeEldestEntry(Map.Entry<String,String> e) { return size() > 512; } };
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) result.add(row == null ? null : seen.computeIfAbsent(row, r -> r));
        return result;
    }
}
