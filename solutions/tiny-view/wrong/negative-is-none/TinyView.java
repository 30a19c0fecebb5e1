// feedback: A negative n is taken for 0, and whoever has made a mistake in reckoning never learns of it.
// fails: for a negative n it throws IllegalArgumentException
// when: says "returns"
// when: passes "the same objects"
// when: passes "can be collected"
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        return new ArrayList<>(list.subList(0, Math.max(0, Math.min(n, list.size()))));
    }
}
