// feedback: A letter with its accent in one and the same letter followed by an accent look alike, and are not equal: the row that comes back reads otherwise than the one that was given. Equal is what equals() says.
// fails: any column: the rows are the same, in the same order
// when: calls Normalizer.normalize
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        Map<String, String> words = new HashMap<>();
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) {
            result.add(row == null ? null : words.computeIfAbsent(key(row), any -> row));
        }
        return result;
    }

    /** An accent may be part of its letter or follow it. */
    private static String key(String row) {
        return Normalizer.normalize(row, Normalizer.Form.NFC);
    }
}
