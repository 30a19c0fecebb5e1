// feedback: You replace the rows of the list that was given. It belongs to the caller, and may not even let you.
// fails: the list that was given stays as it is
// when: calls List.replaceAll or calls List.set or calls ListIterator.set
// when: says "of the list that was given"
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        Map<String, String> seen = new HashMap<>();
        rows.replaceAll(row -> row == null ? null : seen.computeIfAbsent(row, first -> first));
        return rows;
    }
}
