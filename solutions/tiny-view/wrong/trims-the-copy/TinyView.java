// feedback: All is copied, and the end taken off again. ArrayList.clear of a part writes null into the places and keeps the array, which is as long as the whole list was.
// fails: the result takes as much as its elements, and nothing stays behind
// when: calls ArrayList.new
// when: passes "the same objects"
// when: passes "can be collected"
// when: fails "takes as much as its elements"
// when: not static *
import java.util.*;
import java.util.stream.*;

public class TinyView {

    public static <T> List<T> head(List<T> list, int n) {
        if (n < 0) throw new IllegalArgumentException("n must be >= 0, was " + n);
        List<T> copy = new ArrayList<>(list);
        copy.subList(Math.min(n, copy.size()), copy.size()).clear();
        return copy;
    }
}
