// feedback: Room is made for n elements, however few there are. For Integer.MAX_VALUE the VM has no such array.
// fails: of a shorter list it returns all, of none an empty one
// when: says "OutOfMemoryError"
// when: passes "the same objects"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        List<T> head = new ArrayList<>(n);
        for (T each : list) {
            if (head.size() == n) break;
            head.add(each);
        }
        return head;
    }
}
