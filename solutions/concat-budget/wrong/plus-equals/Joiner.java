// feedback: Every += copies all that was there before into a new String: for n parts the sum grows with n squared. Append to one StringBuilder.
// fails: 1,000 parts: at most 10 times the bytes of the result are allocated
// when: calls StringConcatFactory.*
// when: not calls Stream.reduce
// when: not says "in other threads"
// when: not calls String.format
// when: says /allocates \d+,\d{3},\d{3} bytes/
import java.util.List;

/** Puts strings together. */
public class Joiner {

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        String result = "";
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                result += ", ";
            }
            result += parts.get(i);
        }
        return result;
    }
}
