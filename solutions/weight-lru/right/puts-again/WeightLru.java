// hint: 3
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    /** In the order of putting; whoever is used is put again. */
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>();
    private final Map<K, long[]> weights = new HashMap<>();
    private long weight;

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) throw new IllegalArgumentException("most");
        this.weigher = weigher;
        this.most = most;
    }

    public V get(K key) {
        V value = values.remove(key);
        if (value != null) values.put(key, value);
        return value;
    }

    public void put(K key, V value) {
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException("weight " + w);
        remove(key);
        if (w <= most) {
            while (weight > most - w) remove(values.keySet().iterator().next());
            values.put(key, value);
            weights.put(key, new long[] {w});
            weight += w;
        }
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }

    private void remove(K key) {
        long[] w = weights.remove(key);
        if (w != null) weight -= w[0];
        values.remove(key);
    }
}
