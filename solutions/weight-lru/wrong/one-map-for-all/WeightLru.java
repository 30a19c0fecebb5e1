// feedback: The map is static: all caches share what is in it, and each counts for itself.
// fails: two caches know nothing of each other
// when: static Map or static LinkedHashMap or static HashMap
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private record Weighed(Object value, long weight) {}
    private static final Map<Object, Weighed> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) throw new IllegalArgumentException("most");
        this.weigher = weigher;
        this.most = most;
    }

    public V get(K key) {
        Weighed found = values.get(key);
        @SuppressWarnings("unchecked")
        V value = found == null ? null : (V) found.value();
        return value;
    }

    public void put(K key, V value) {
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException();
        Weighed before = values.remove(key);
        if (before != null) weight -= before.weight();
        if (w > most) return;
        var eldest = values.values().iterator();
        while (most - weight < w && eldest.hasNext()) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
        values.put(key, new Weighed(value, w));
        weight += w;
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }
}
