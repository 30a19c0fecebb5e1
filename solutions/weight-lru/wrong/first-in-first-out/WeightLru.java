// feedback: The map keeps the order in which the values were put, and get() does not change it: the oldest one goes, however often it is used.
// fails: the one that was used longest ago goes first, and get() is a use
// when: says /when a, b and c were put, a was got, and d was put into a cache of three, there are b, c, d/
// when: passes "as many go as have to"
// when: uses LinkedHashMap
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private record Weighed<V>(V value, long weight) {}
    private final Map<K, Weighed<V>> values = new LinkedHashMap<>();
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
