// feedback: For a value that is heavier than the bound everything else goes, and it has no room then either: the cache is empty, and nothing is won.
// fails: what is heavier than the bound is not kept, and nothing else goes for it
// when: says /when a and b of 3 and x of 11 were put into a cache of 10, there are none/
// when: passes "get() returns what was put last"
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
        var eldest = values.values().iterator();
        while (most - weight < w && eldest.hasNext()) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
        if (w > most) return;
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
