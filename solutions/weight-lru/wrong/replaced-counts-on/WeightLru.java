// feedback: When a value is replaced, the weight of the new one is added, and that of the old one not taken away. The sum grows with each one, until nearly nothing has room.
// fails: a value that is replaced no longer counts, and makes room first
// when: passes "as many go as have to"
// when: says /weight\(\): a of 4 was replaced by one of 6, in a cache of 100,\]\s*expected: 6L?\s*but was: 10/
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
        if (w > most) { var before = values.remove(key); if (before != null) weight -= before.weight(); return; }
        values.put(key, new Weighed<>(value, w));
        weight += w;
        var eldest = values.values().iterator();
        while (weight > most || weight < 0) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }
}
