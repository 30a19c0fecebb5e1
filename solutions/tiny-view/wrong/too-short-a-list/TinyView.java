// feedback: subList(0, n) of a list with fewer elements throws.
// fails: of a shorter list it returns all, of none an empty one
// when: says "IndexOutOfBoundsException"
// when: passes "the same objects"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        return new ArrayList<>(list.subList(0, n));
    }
}
