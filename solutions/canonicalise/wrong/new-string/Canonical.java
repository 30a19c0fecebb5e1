// feedback: new String(s) always makes a new object, never shares one (it shares the array of bytes with s). That is the opposite of what you want.
// fails: equal strings become one object
// when: calls String.new
import java.util.ArrayList;
import java.util.List;

/** Saves memory on repeated strings. */
public class Canonical {

    /** Returns the same rows in the same order; equal strings are one object. */
    public static List<String> dedupe(List<String> rows) {
        List<String> result = new ArrayList<>(rows.size());
        for (String row : rows) {
            result.add(row == null ? null : new String(row));
        }
        return result;
    }
}
