// hint: 1, 2, 3
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        return new ArrayList<>(list.subList(0, Math.min(n, list.size())));
    }
}
