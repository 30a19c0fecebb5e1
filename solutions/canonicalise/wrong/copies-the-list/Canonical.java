// feedback: A new list holds the same references: every row still has a string of its own. Look each one up, and use the one you saw first.
// fails: equal strings become one object
// when: not calls *.distinct
// when: not uses Map
// when: not uses HashMap
// when: not uses TreeMap
// when: not calls String.new
// when: not calls *.collect
// when: not calls *.equals
// when: fails "10,000 rows with 300"
import java.util.ArrayList;
import java.util.List;

/** Saves memory on repeated strings. */
public class Canonical {

    /** Returns the same rows in the same order; equal strings are one object. */
    public static List<String> dedupe(List<String> rows) {
        return new ArrayList<>(rows);
    }
}
