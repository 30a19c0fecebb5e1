// feedback: Whether subList says IllegalArgumentException or IndexOutOfBoundsException for a negative number depends on the list. Look at n yourself.
// fails: for a negative n it throws IllegalArgumentException
// when: says "throws IndexOutOfBoundsException"
import java.util.*;

public class TinyView {
    public static <T> List<T> head(List<T> list, int n) {
        return new ArrayList<>(list.subList(0, Math.min(n, list.size())));
    }
}
