// feedback: List.copyOf makes a list of its own, for which null is no element, and which nobody can change.
// fails: it returns the first n elements, the same objects
// when: calls List.copyOf
// when: fails "the same objects"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        return List.copyOf(list.subList(0, Math.min(n, list.size())));
    }
}
