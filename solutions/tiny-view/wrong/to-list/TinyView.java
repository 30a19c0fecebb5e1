// feedback: Stream.toList() copies, and what it returns cannot be changed.
// fails: the result can be changed, and the list notices nothing
// when: calls Stream.toList
// when: passes "the same objects"
// when: fails "can be changed"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        return list.stream().limit(n).toList();
    }
}
