// feedback: The dead are thrown out when somebody asks for the size. A program interns for days and never asks: what is left of each of its values stays. intern() has to forget them as well.
// fails: 20,000 dead are forgotten whatever is called afterwards
// when: says /500 calls, all of them intern\(\) of values that are new/
// when: passes "20,000 dead leave at most 500,000 bytes"
// when: passes "different values stay different"
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Buckets of references; the dead are thrown out whenever somebody asks for the size. */
public class WeakInterner<T> {

    private final Map<Integer, List<WeakReference<T>>> buckets = new HashMap<>();

    public T intern(T value) {
        if (value == null) {
            return null;
        }
        List<WeakReference<T>> bucket =
                buckets.computeIfAbsent(value.hashCode(), hash -> new ArrayList<>(1));
        return bucket.stream()
                .map(WeakReference::get)
                .filter(other -> Objects.equals(other, value))
                .findFirst()
                .orElseGet(
                        () -> {
                            bucket.add(new WeakReference<>(value));
                            return value;
                        });
    }

    public int size() {
        buckets.values().forEach(bucket -> bucket.removeIf(each -> each.get() == null));
        buckets.values().removeIf(List::isEmpty);
        return buckets.values().stream().mapToInt(List::size).sum();
    }
}
