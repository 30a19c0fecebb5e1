import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) {
            throw new IllegalArgumentException();
        }
        LinkedList<T> head = new LinkedList<>();
        for (T each : list) {
            if (head.size() == n) {
                break;
            }
            head.addLast(each);
        }
        return head;
    }
}
