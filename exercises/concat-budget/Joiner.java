import java.util.List;

/**
 * Puts strings together.
 *
 * <p>Task: allocate at most ten times the bytes of the result. As it stands, joining 1,000 short
 * parts allocates megabytes for a few kilobytes of text.
 */
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
