// feedback: A set leaves out elements that are equal to one before.
// fails: it returns the first n elements, the same objects
// when: uses LinkedHashSet or calls Stream.distinct
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        return list.stream().limit(n).distinct().collect(Collectors.toCollection(ArrayList::new));
    }
}
