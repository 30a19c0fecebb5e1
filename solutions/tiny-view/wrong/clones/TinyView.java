// feedback: clone() of a subclass is of that subclass, with all its fields and its own add and set. What the caller gets must be a plain list with the elements in it.
// fails: the result can be changed, and the list notices nothing
// when: says "[a, b, c, d] of class Own"
// when: calls ArrayList.clone
import java.util.ArrayList;
import java.util.List;

/** Takes the first elements of a list. */
public class TinyView {

    /** Returns the first n elements, or all if there are fewer. */
    @SuppressWarnings("unchecked")
    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n must be >= 0, was " + n);
        }
        int size = list.size();
        if (n >= size && list instanceof ArrayList) {
            // All of it: the clone is the fastest copy, and has no room to spare.
            return (List<T>) ((ArrayList<T>) list).clone();
        }
        return new ArrayList<>(list.subList(0, Math.min(n, size)));
    }
}
