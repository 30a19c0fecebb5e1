// feedback: The end is taken off the list that was passed, which belongs to the caller.
// fails: the list is only read, and hardly more than its first n elements
// when: says "after head()" or says "UnsupportedOperationException"
// when: passes "can be collected"
// when: passes "a negative n"
// when: fails "only read"
// when: not calls List.copyOf
// when: not calls Stream.toList
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        list.subList(Math.min(n, list.size()), list.size()).clear();
        return new ArrayList<>(list);
    }
}
