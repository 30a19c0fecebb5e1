// feedback: reduce() with + is += in other words: each step makes a new String.
// fails: 1,000 parts: at most 10 times the bytes of the result are allocated
// when: calls Stream.reduce
// when: calls StringConcatFactory.* or calls String.concat
import java.util.List;

/** Puts strings together. */
public class Joiner {

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        return parts.stream().reduce("", (a, b) -> a.isEmpty() ? b : a + ", " + b);
    }
}
