// feedback: Room is made before the value that is replaced is taken away: others go, though its room would have been enough.
// fails: a value that is replaced no longer counts, and makes room first
// when: says /size\(\): a of 4, and b of 6, which was replaced by another of 6 1 times,\]\s*expected: 2\s*but was: 1/
// when: passes "weight() and size() are those"
// when: not static *
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
        if (w > most) { var old = values.remove(key); if (old != null) weight -= old.weight(); return; }
        var eldest = values.values().iterator();
        while (most - weight < w) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
        Weighed<V> before = values.remove(key);
        if (before != null) weight -= before.weight();
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
