// feedback: A list of one's own that asks the large one for each element is a view, too, whoever wrote it.
// fails: the list and its other elements can be collected
// when: uses AbstractList
// when: fails "can be collected"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        int size = Math.min(n, list.size());
        return new AbstractList<T>() {
            @Override
            public T get(int index) {
                return list.get(Objects.checkIndex(index, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
