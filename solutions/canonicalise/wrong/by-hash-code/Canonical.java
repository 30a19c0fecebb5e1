// feedback: Equal strings have equal hash codes, and so have many that are not equal: "Aa" and "BB", for one.
// fails: any column: the rows are the same, in the same order
// when: fails "the rows are the same, in the same order, null included"
// when: calls String.hashCode
// when: says /returns \["(Aa|BB)", "\1"\]/
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        Map<Integer, String> seen = new HashMap<>();
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) {
            result.add(row == null ? null : seen.computeIfAbsent(row.hashCode(), hash -> row));
        }
        return result;
    }
}
