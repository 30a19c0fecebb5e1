// feedback: Room is made for n elements, up to a thousand, also where the list has only a few.
// when: not says "of class Own"
// when: passes "of a shorter list it returns all"
// when: passes "takes as much as its elements"
// when: fails "room is made for the elements"
// fails: room is made for the elements that there are, for any n
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Takes the first elements of a list. */
public class TinyView {

    /** More room than this is not made in advance: n may be Integer.MAX_VALUE. */
    private static final int MAX_INITIAL = 1000;

    /** Returns the first n elements, or all if there are fewer. */
    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n is " + n);
        }
        List<T> result = new ArrayList<>(Math.min(n, MAX_INITIAL));
        Iterator<T> elements = list.iterator();
        while (result.size() < n && elements.hasNext()) {
            result.add(elements.next());
        }
        return result;
    }
}
