// feedback: You reserve as much room for each part as the longest of them takes. One long part among many short ones, and nearly all of it is for nothing: add up the lengths, each with its own.
// fails: any number of parts, of any length and letters: at most 10 times the bytes, and 400
// when: passes "1,000 parts"
// when: passes "5 parts"
// when: calls StringBuilder.new
// when: calls Math.max
// when: not calls StringConcatFactory.*
// when: says /join\([\d,]+ parts .*, but part [\d,]+ of/
import java.util.List;

/** Puts strings together. */
public class Joiner {

    private static final String SEPARATOR = ", ";

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        int longest = 0;
        for (String part : parts) {
            longest = Math.max(longest, String.valueOf(part).length());
        }
        StringBuilder result = new StringBuilder(parts.size() * (longest + SEPARATOR.length()));
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                result.append(SEPARATOR);
            }
            result.append(parts.get(i));
        }
        return result.toString();
    }
}
