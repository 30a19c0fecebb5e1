// hint: 2, 3
import java.util.Iterator;
import java.util.List;

public class Joiner {

    public static String join(List<String> parts) {
        StringBuilder result = new StringBuilder();
        for (Iterator<String> left = parts.iterator(); left.hasNext(); ) {
            result.append(left.next());
            if (left.hasNext()) {
                result.append(", ");
            }
        }
        return result.toString();
    }
}
