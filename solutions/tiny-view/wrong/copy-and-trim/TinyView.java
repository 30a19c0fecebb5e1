// feedback: Who copies the whole list, if only where most of it is wanted, asks for all of its elements, and not for the first n alone. Copy no more than these.
// fails: the list is only read, and hardly more than its first n elements
// when: says "the last index that was asked for"
// when: calls ArrayList.trimToSize or calls List.clear
// when: passes "takes as much as its elements"
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Takes the first elements of a list. */
public class TinyView {

    /** Returns the first n elements, or all if there are fewer. */
    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n must be >= 0, was " + n);
        }
        int size = list.size();
        if (n >= size) {
            return new ArrayList<>(list);
        }
        if (n > size / 2) {
            // Most of them: copy all at once, which is faster, and cut off the rest.
            ArrayList<T> copy = new ArrayList<>(list);
            copy.subList(n, size).clear();
            copy.trimToSize();
            return copy;
        }
        List<T> result = new ArrayList<>(n);
        Iterator<T> elements = list.iterator();
        while (result.size() < n) {
            result.add(elements.next());
        }
        return result;
    }
}
