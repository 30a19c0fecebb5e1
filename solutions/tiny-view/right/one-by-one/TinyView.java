import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("negative: " + n);
        }
        List<T> head = new ArrayList<>();
        Iterator<T> rows = list.iterator();
        while (head.size() < n && rows.hasNext()) {
            head.add(rows.next());
        }
        return head;
    }
}
