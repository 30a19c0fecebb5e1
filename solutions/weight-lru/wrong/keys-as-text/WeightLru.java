// feedback: The number 1 and the text "1" are different keys. Keys are the same if they are equal, not if they read the same.
// fails: get() returns what was put last, or null
// when: says /when the number 1 was put/
// when: calls *.toString
import java.util.*;
import java.util.function.ToLongFunction;

public class WeightLru<K, V> {
    private record Held<V>(V value, long weight) {}

    private final LinkedHashMap<String, Held<V>> map = new LinkedHashMap<>(16, 0.75f, true);
    private final ToLongFunction<? super V> weigher;
    private final long most;
    private long weight;

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) throw new IllegalArgumentException("most: " + most);
        this.most = most;
        this.weigher = weigher;
    }

    public V get(K key) {
        Held<V> held = map.get(key.toString());
        return held == null ? null : held.value;
    }

    public void put(K key, V value) {
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException("weight: " + w);
        Held<V> old = map.remove(key.toString());
        if (old != null) weight -= old.weight;
        if (w > most) return;
        Iterator<Held<V>> eldest = map.values().iterator();
        while (weight > most - w) {
            weight -= eldest.next().weight;
            eldest.remove();
        }
        map.put(key.toString(), new Held<>(value, w));
        weight += w;
    }

    public int size() {
        return map.size();
    }

    public long weight() {
        return weight;
    }
}
