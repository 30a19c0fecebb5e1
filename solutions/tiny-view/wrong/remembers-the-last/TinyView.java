// feedback: A static field remembers the list that was asked for last, which nothing lets go again.
// fails: the list and its other elements can be collected
// when: static *
// when: fails "can be collected"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    private static List<?> last;

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        last = list;
        return new ArrayList<>(list.subList(0, Math.min(n, list.size())));
    }
}
