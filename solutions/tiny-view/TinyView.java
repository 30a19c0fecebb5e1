import java.util.ArrayList;
import java.util.List;

/** Takes the first elements of a list, and lets go of the others. */
public class TinyView {

    /** Returns the first n elements, or all if there are fewer, in a list of their own. */
    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n must be >= 0, was " + n);
        }
        return new ArrayList<>(list.subList(0, Math.min(n, list.size())));
    }
}
