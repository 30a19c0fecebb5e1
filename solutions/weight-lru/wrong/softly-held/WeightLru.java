// feedback: A SoftReference lets its value go when the heap is full, and then get() finds none, though size() counts it. This cache has a bound of its own, so hold the values themselves.
// fails: 4,000 values of 64 KB go through a cache of 8 MB in a heap of 32 MB
// when: says /after more was asked for than the heap has/
// when: uses SoftReference
import java.util.*;
import java.util.function.ToLongFunction;

public class WeightLru<K, V> {
    private record Held<V>(java.lang.ref.SoftReference<V> ref, long weight) {}

    private final LinkedHashMap<K, Held<V>> map = new LinkedHashMap<>(16, 0.75f, true);
    private final ToLongFunction<? super V> weigher;
    private final long most;
    private long weight;

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) throw new IllegalArgumentException("most: " + most);
        this.most = most;
        this.weigher = weigher;
    }

    public V get(K key) {
        Held<V> held = map.get(key);
        return held == null ? null : held.ref.get();
    }

    public void put(K key, V value) {
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException("weight: " + w);
        Held<V> old = map.remove(key);
        if (old != null) weight -= old.weight;
        if (w > most) return;
        Iterator<Held<V>> eldest = map.values().iterator();
        while (weight > most - w) {
            weight -= eldest.next().weight;
            eldest.remove();
        }
        map.put(key, new Held<>(new java.lang.ref.SoftReference<>(value), w));
        weight += w;
    }

    public int size() {
        return map.size();
    }

    public long weight() {
        return weight;
    }
}
