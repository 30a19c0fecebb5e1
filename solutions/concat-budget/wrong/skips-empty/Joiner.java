// feedback: An empty builder does not mean that no part came before: the parts so far may all have been empty.
// fails: empty parts count like any other, no parts make the empty string
// when: calls StringBuilder.length
// when: says /join\(\["",/
import java.util.List;

public class Joiner {

    public static String join(List<String> parts) {
        StringBuilder result = new StringBuilder();
        for (String part : parts) {
            if (result.length() > 0) {
                result.append(", ");
            }
            result.append(part);
        }
        return result.toString();
    }
}
