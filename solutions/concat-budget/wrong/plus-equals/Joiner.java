// feedback: Every += copies all that was there before into a new String: for n parts the sum grows with n squared. Append to one StringBuilder.
import java.util.List;

/** Puts strings together. */
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
