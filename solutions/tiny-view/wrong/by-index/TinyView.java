// feedback: get(i) of a LinkedList walks to the element from the nearer end each time: a hundred thousand walks.
// fails: head of a LinkedList takes at most a second
// when: calls List.get
// when: passes "the same objects"
// when: passes "can be collected"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        List<T> head = new ArrayList<>();
        for (int i = 0; i < Math.min(n, list.size()); i++) head.add(list.get(i));
        return head;
    }
}
