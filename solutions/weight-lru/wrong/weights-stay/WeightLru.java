// feedback: The values go, and something that leads to their keys stays: look for a second map that nobody tidies up.
// fails: what is not in the cache can be collected, and leaves nothing behind
// when: passes "any calls do"
// when: says /the key of a value that has gone is still reachable/
// when: field Map or field HashMap
// when: not static *
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<K, Long> weights = new HashMap<>();
    private long weight;

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) throw new IllegalArgumentException("most");
        this.weigher = weigher;
        this.most = most;
    }

    public V get(K key) {
        return values.get(key);
    }

    public void put(K key, V value) {
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException();
        if (values.remove(key) != null) weight -= weights.get(key);
        if (w > most) return;
        var eldest = values.keySet().iterator();
        while (most - weight < w) {
            weight -= weights.get(eldest.next());
            eldest.remove();
        }
        values.put(key, value);
        weights.put(key, w);
        weight += w;
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }
}
