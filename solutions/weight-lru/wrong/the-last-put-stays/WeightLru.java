// feedback: A field keeps the value that was put last. When one for the same key is too heavy, that value goes from the map, and the field still leads to it.
// fails: what is not in the cache can be collected, and leaves nothing behind
// when: says /value of 4 that was replaced by one of 11, put with an equal key, is still reachable/
// when: passes "any calls do"
// when: not static *
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private record Weighed<V>(V value, long weight) {}
    private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;
    private V last;

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
        while (most - weight < w) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
        values.put(key, new Weighed<>(value, w));
        weight += w;
        last = value;
    }

    /** The value that was put last, for those who want to see it. */
    V last() {
        return last;
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }
}
