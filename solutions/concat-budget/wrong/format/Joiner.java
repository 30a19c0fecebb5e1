// feedback: String.format makes a Formatter, parses its pattern and copies the text so far, each time: it allocates hundreds of bytes even for two short parts.
// fails: 5 parts: at most 10 times the bytes of the result are allocated
// when: calls String.format or calls String.formatted
import java.util.List;

/** Puts strings together. */
public class Joiner {

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        String result = parts.isEmpty() ? "" : parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            result = String.format("%s, %s", result, parts.get(i));
        }
        return result;
    }
}
