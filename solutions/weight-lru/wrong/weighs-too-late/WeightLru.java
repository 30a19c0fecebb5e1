// feedback: The old value is taken away before it is certain that the new one is let in. When the weigher throws, or its weight is refused, the old one has gone, and no new one has come.
// fails: a negative weight and what the weigher throws change nothing
// when: says /(weigher has thrown in|of a weight of -[0-9]+ was refused).*\]\s*expected: 2\s*but was: 1/
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
        Weighed<V> before = values.remove(key);
        if (before != null) weight -= before.weight();
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException();
        if (w > most) return;
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
