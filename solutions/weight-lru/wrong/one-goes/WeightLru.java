// feedback: Each new value lets one old one go at most. A heavy one needs the room of several light ones, and the cache is over its bound.
// fails: as many go as have to, and no more
// when: says /when ten of 1 and x of 2 were put into a cache of 10, there are b, c, d, e, f, g, h, i, j, x/
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private record Weighed<V>(V value, long weight) {}
    private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Weighed<V>> eldest) {
            if (weight <= most) return false;
            weight -= eldest.getValue().weight();
            return true;
        }
    };
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
        weight += w;
        values.put(key, new Weighed<>(value, w));
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }
}
