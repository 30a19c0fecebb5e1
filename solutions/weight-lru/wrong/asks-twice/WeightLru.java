// feedback: put() asks the weigher more than once for one value. It may take long, or say something else the second time.
// fails: a value weighs what the weigher said when it was put, and the weigher is asked once
// when: says /how often the weigher was asked, in two calls of put\(\)\]\s*expected: 2\s*but was: [3-9]/
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private record Weighed<V>(V value, long weight) {}
    private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) throw new IllegalArgumentException("most");
        this.weigher = weigher;
        this.most = most;
    }

    public V get(K key) {
        Weighed<V> found = values.get(key);
        return found == null ? null : found.value();
    }

    public void put(K key, V value) {
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException();
        Weighed<V> before = values.remove(key);
        if (before != null) weight -= before.weight();
        if (weigher.applyAsLong(value) > most) return;
        var eldest = values.values().iterator();
        while (most - weight < w) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
        values.put(key, new Weighed<>(value, w));
        weight += w;
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }
}
