// feedback: Arrays.asList writes through to an array, which has as many places as it has: nothing can be added or removed.
// fails: the result can be changed, and the list notices nothing
// when: calls Arrays.asList
// when: passes "the same objects"
// when: fails "can be changed"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        @SuppressWarnings("unchecked")
        T[] rows = (T[]) list.subList(0, Math.min(n, list.size())).toArray();
        return Arrays.asList(rows);
    }
}
