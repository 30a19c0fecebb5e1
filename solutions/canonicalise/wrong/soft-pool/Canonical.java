// feedback: Your static pool is held softly, and the VM lets go of that only when memory gets scarce: until then every word of every table stays. A map that belongs to the call goes with it.
// fails: nothing stays behind: static fields hold at most 1,000 bytes
// when: uses SoftReference
// when: says /are still there after a collection/
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Canonical {

    /** The VM takes it back when it needs the memory. */
    private static SoftReference<Map<String, String>> pool = new SoftReference<>(null);

    public static List<String> dedupe(List<String> rows) {
        Map<String, String> seen = pool.get();
        if (seen == null) {
            seen = new HashMap<>();
            pool = new SoftReference<>(seen);
        }
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) {
            String first = row == null ? null : seen.putIfAbsent(row, row);
            result.add(first == null ? row : first);
        }
        return result;
    }
}
