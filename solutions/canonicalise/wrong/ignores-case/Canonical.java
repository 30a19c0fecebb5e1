// feedback: "Rome" and "rome" are not equal, and a row that reads otherwise than before is no saving: it is lost data.
// fails: any column: the rows are the same, in the same order
// when: fails "the rows are the same, in the same order, null included"
// when: calls String.CASE_INSENSITIVE_ORDER or calls String.toLowerCase or calls String.equalsIgnoreCase or calls String.toUpperCase
// when: says /returns \["(Rome|rome)", "\1"/
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
public class Canonical {
    public static List<String> dedupe(List<String> rows) {
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> out = new ArrayList<>(rows.size());
        for (String r : rows) {
            if (r == null) { out.add(null); continue; }
            String e = seen.putIfAbsent(r, r);
            out.add(e == null ? r : e);
        }
        return out;
    }
}
