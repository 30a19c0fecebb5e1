// feedback: A word with a blank before or behind it is another word, and is to come back as it was.
// fails: any column: the rows are the same, in the same order
// when: fails "the rows are the same, in the same order, null included"
// when: calls String.strip or calls String.trim
// when: says /returns \["Rome", "rome", "Rome", "Rome"\]/
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
public class Canonical {
    public static List<String> dedupe(List<String> rows) {
        Map<String, String> seen = new HashMap<>();
        List<String> out = new ArrayList<>(rows.size());
        for (String r : rows) out.add(r == null ? null : seen.computeIfAbsent(r.strip(), k -> r));
        return out;
    }
}
