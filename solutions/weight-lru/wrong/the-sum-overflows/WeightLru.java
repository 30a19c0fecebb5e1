// feedback: The sum of two weights is more than a long can hold, and negative then: less than the bound, as it seems, so nothing goes.
// fails: the bound and the weights may be as large as a long
// when: says /when two that weigh [0-9]+ together and c of [0-9]+ were put into a cache of [0-9]+, there are a, b, c,/
// when: passes "any calls do"
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
        if (w > most) return;
        var eldest = values.values().iterator();
        while (weight + w > most) {
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
