// feedback: distinct() drops rows. The table has 10,000 rows, and each must stay in its place; only the objects behind them become fewer.
// fails: any column: the rows are the same, in the same order
// when: calls *.distinct or uses LinkedHashSet or uses HashSet
import java.util.List;

/** Saves memory on repeated strings. */
public class Canonical {

    /** Returns the same rows in the same order; equal strings are one object. */
    public static List<String> dedupe(List<String> rows) {
        return rows.stream().distinct().toList();
    }
}
