// feedback: A value that is put in the place of another stays where that one was in the order: for this cache it was not used.
// fails: a put() in the place of another is a use, too
// when: says /when a, b, c, a again and d were put into a cache of three, there are b, c, d/
// when: passes "the one that was used longest ago"
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
        Weighed<V> found = values.remove(key);
        if (found == null) return null;
        values.put(key, found);
        return found.value();
    }

    public void put(K key, V value) {
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException();
        Weighed<V> before = values.get(key);
        if (before != null) weight -= before.weight();
        if (w > most) { values.remove(key); return; }
        values.put(key, new Weighed<>(value, w));
        var eldest = values.entrySet().iterator();
        while (most - weight < w) {
            var each = eldest.next();
            if (each.getKey().equals(key)) continue;
            weight -= each.getValue().weight();
            eldest.remove();
        }
        weight += w;
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }
}
