// feedback: subList copies nothing. It is a view with a reference to the list behind it, and holds that with all that is in it.
// fails: the list and its other elements can be collected
// when: calls List.subList
// when: not calls Collections.unmodifiableList
// when: not calls ArrayList.new
// when: not calls Collections.nCopies
// when: not static *
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        return list.subList(0, Math.min(n, list.size()));
    }
}
