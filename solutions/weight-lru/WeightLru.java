import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A cache that is bounded by what its values weigh. */
public class WeightLru<K, V> {

    /** A value, and what it weighed when it was put. */
    private record Weighed<V>(V value, long weight) {}

    /** From the one that was used longest ago to the one that was used last. */
    private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true);

    private final long most;
    private final ToLongFunction<? super V> weigher;

    /** What they weigh together; never more than {@link #most}. */
    private long weight;

    /**
     * Makes a cache that is empty.
     *
     * @param most what the values may weigh together
     * @param weigher says what a value weighs
     */
    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) {
            throw new IllegalArgumentException("most " + most);
        }
        this.most = most;
        this.weigher = weigher;
    }

    /** Returns the value of a key, or {@code null}. */
    public V get(K key) {
        Weighed<V> found = values.get(key);
        return found == null ? null : found.value();
    }

    /** Keeps a value, in the place of another one if the key has one. */
    public void put(K key, V value) {
        long added = weigher.applyAsLong(value);
        if (added < 0) {
            throw new IllegalArgumentException("weight " + added);
        }
        Weighed<V> before = values.remove(key);
        if (before != null) {
            weight -= before.weight();
        }
        if (added > most) {
            return;
        }
        Iterator<Weighed<V>> eldest = values.values().iterator();
        while (most - weight < added) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
        values.put(key, new Weighed<>(value, added));
        weight += added;
    }

    /** Returns how many values are there. */
    public int size() {
        return values.size();
    }

    /** Returns what they weigh together. */
    public long weight() {
        return weight;
    }
}
