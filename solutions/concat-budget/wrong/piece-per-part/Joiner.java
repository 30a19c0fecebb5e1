// feedback: Comma and part are put together to a String of their own before they are appended: one String a part, which is more than ten times what a short part adds to the result. Append the comma, then the part.
// fails: any number of parts, of any length and letters: at most 10 times the bytes, and 400
// when: passes "1,000 parts"
// when: passes "5 parts"
// when: calls StringConcatFactory.* or calls String.concat
// when: not calls Stream.reduce
// when: says /join\(\d+ parts of [013] letters/
import java.util.List;

/** Puts strings together. */
public class Joiner {

    private static final String SEPARATOR = ", ";

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        StringBuilder result = new StringBuilder();
        boolean isFirst = true;
        for (String part : parts) {
            result.append(isFirst ? part : SEPARATOR + part);
            isFirst = false;
        }
        return result.toString();
    }
}
