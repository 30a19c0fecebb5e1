// feedback: You reserve the same room for every part, however short it is. For parts that are empty that is all for nothing.
// fails: any number of parts, of any length and letters: at most 10 times the bytes, and 400
// when: passes "1,000 parts"
// when: passes "nothing is changed or lost"
// when: passes "no parts make the empty string"
// when: passes "5 parts"
// when: not calls StringConcatFactory.*
// when: says /join\(\d+ parts of [013] letters/
import java.util.List;

/** Puts strings together. */
public class Joiner {

    /** What a part has on the average. */
    private static final int USUAL = 32;

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        StringBuilder result = new StringBuilder(USUAL * parts.size());
        String separator = "";
        for (String part : parts) {
            result.append(separator).append(part);
            separator = ", ";
        }
        return result.toString();
    }
}
