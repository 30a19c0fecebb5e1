// feedback: Rows are compared, but not each with all that came before it. Equal rows are not always neighbours: the first may be ten thousand rows away.
// fails: equal strings become one object
// when: calls Objects.equals or calls String.equals
// when: not uses Map
// when: not uses HashMap
// when: not calls String.new
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Canonical {

    public static List<String> dedupe(List<String> rows) {
        List<String> result = new ArrayList<>(rows.size());
        String last = null;
        for (String row : rows) {
            last = Objects.equals(row, last) ? last : row;
            result.add(last);
        }
        return result;
    }
}
