import java.util.List;

/** Puts strings together. */
public class Joiner {

    /** Returns the parts with ", " between them. */
    public static String join(List<String> parts) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                result.append(", ");
            }
            result.append(parts.get(i));
        }
        return result.toString();
    }
}
