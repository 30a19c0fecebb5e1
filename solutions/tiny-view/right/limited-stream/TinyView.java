import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        return list.stream().limit(n).collect(Collectors.toCollection(ArrayList::new));
    }
}
