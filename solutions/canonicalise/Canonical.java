import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Saves memory on repeated strings. */
public class Canonical {

    /** Returns the same rows in the same order; equal strings are one object. */
    public static List<String> dedupe(List<String> rows) {
        Map<String, String> seen = new HashMap<>();
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) {
            result.add(row == null ? null : seen.computeIfAbsent(row, first -> first));
        }
        return result;
    }
}
