// feedback: What you look the words up in is static: it keeps every word of every table for ever. Make one for each call, and it goes when the call is over.
// fails: nothing stays behind: static fields hold at most 1,000 bytes
// when: static Map or static HashMap or static ConcurrentHashMap or static Set
// when: says /through the static/
// when: not uses WeakHashMap
// when: not uses WeakReference
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Canonical {

    private static final Map<String, String> POOL = new HashMap<>();

    public static List<String> dedupe(List<String> rows) {
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) {
            if (row != null) {
                POOL.putIfAbsent(row, row);
            }
            result.add(POOL.get(row));
        }
        return result;
    }
}
