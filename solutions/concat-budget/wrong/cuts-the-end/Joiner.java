// feedback: The last comma and space are cut off even where there are none: with no parts the length becomes -2.
// fails: empty parts count like any other, no parts make the empty string
// when: says /join\(\[\]\) throws/
// when: says "IndexOutOfBounds"
import java.util.List;

public class Joiner {

    public static String join(List<String> parts) {
        StringBuilder result = new StringBuilder();
        for (String part : parts) {
            result.append(part).append(", ");
        }
        result.setLength(result.length() - 2);
        return result.toString();
    }
}
