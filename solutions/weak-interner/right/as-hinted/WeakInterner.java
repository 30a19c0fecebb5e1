// hint: 2, 3
import java.lang.ref.WeakReference;
import java.util.WeakHashMap;

public class WeakInterner<T> {

    private final WeakHashMap<T, WeakReference<T>> map = new WeakHashMap<>();

    public T intern(T value) {
        if (value == null) {
            return null;
        }
        WeakReference<T> reference = map.get(value);
        T known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        map.put(value, new WeakReference<>(value));
        return value;
    }

    public int size() {
        return map.size();
    }
}
