import java.util.List;

/**
 * Takes the first elements of a list.
 *
 * <p>Task: let go of the others.
 */
public class TinyView {

    /** Returns the first n elements, or all if there are fewer. */
    public static <T> List<T> head(List<T> list, int n) {
        return list.subList(0, Math.min(n, list.size()));
    }
}
