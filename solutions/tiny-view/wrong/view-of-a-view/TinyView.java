// feedback: Collections.unmodifiableList puts a second view before the first one. Nobody can change anything through it, and all is held as before.
// fails: the list and its other elements can be collected
// when: calls Collections.unmodifiableList
// when: fails "can be collected"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        return Collections.unmodifiableList(list.subList(0, Math.min(n, list.size())));
    }
}
