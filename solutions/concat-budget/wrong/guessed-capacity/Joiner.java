// feedback: You guess from the number of parts how much room the result takes. One letter beyond Latin-1 doubles all of that room, and for parts that are empty nearly all of it is for nothing.
// fails: any number of parts, of any length and letters: at most 10 times the bytes, and 400
// when: passes "1,000 parts"
// when: passes "5 parts"
// when: calls StringBuilder.new
// when: not calls StringConcatFactory.*
// when: not calls Math.max
// when: says /join\([\d,]+ parts that are empty, but part [\d,]+ of 1 letters/
import java.util.List;

/** Puts strings together. */
public class Joiner {

    /** What a part takes on average, with its separator: a guess that saves the growing. */
    private static final int PER_PART = 16;

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        StringBuilder result = new StringBuilder(parts.size() * PER_PART);
        boolean first = true;
        for (String part : parts) {
            if (!first) {
                result.append(", ");
            }
            first = false;
            result.append(part);
        }
        return result.toString();
    }
}
