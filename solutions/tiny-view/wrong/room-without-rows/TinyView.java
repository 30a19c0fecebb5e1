// feedback: new ArrayList<>(n) has room for n elements, and has none.
// fails: it returns the first n elements, the same objects
// when: says "has 0 elements"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        return new ArrayList<>(Math.min(n, list.size()));
    }
}
