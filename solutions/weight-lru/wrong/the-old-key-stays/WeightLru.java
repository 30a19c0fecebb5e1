// feedback: The new value goes into the entry of the old one, and a map keeps the key that an entry was made with: what led to the old value is still held, for as long as the new one is there.
// fails: what is not in the cache can be collected, and leaves nothing behind
// when: says /the key of a value of 4 that was replaced by one of 4, put with an equal key, is still reachable/
// when: passes "any calls do"
// when: not static *
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.function.ToLongFunction;

/** A cache that is bounded by what its values weigh. */
public class WeightLru<K, V> {

    private static final class Entry<V> {
        final V value;
        final long weight;

        Entry(V value, long weight) {
            this.value = value;
            this.weight = weight;
        }
    }

    private final ToLongFunction<? super V> weigher;
    private final long most;
    private LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;
    private int peak;

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) {
            throw new IllegalArgumentException("negative bound: " + most);
        }
        this.most = most;
        this.weigher = weigher;
    }

    /** Returns the value of a key, or {@code null}. */
    public V get(K key) {
        Entry<V> entry = entries.get(key);
        return entry == null ? null : entry.value;
    }

    /** Keeps a value, in the place of another one if the key has one. */
    public void put(K key, V value) {
        long added = weigher.applyAsLong(value);
        if (added < 0) {
            throw new IllegalArgumentException("negative weight: " + added);
        }
        Entry<V> old = entries.get(key);
        if (old != null) {
            weight -= old.weight;
            entries.put(key, new Entry<>(null, 0));
        }
        if (added > most) {
            entries.remove(key);
        } else {
            Iterator<Entry<V>> oldest = entries.values().iterator();
            while (weight > most - added) {
                weight -= oldest.next().weight;
                oldest.remove();
            }
            entries.put(key, new Entry<>(value, added));
            weight += added;
        }
        shrink();
    }

    /** A map keeps its table at the size that it once needed. */
    private void shrink() {
        peak = Math.max(peak, entries.size());
        if (peak > 64 && entries.size() < peak / 2) {
            LinkedHashMap<K, Entry<V>> smaller =
                    new LinkedHashMap<>(Math.max(16, entries.size() * 3 / 2), 0.75f, true);
            smaller.putAll(entries);
            entries = smaller;
            peak = entries.size();
        }
    }

    /** Returns how many values are there. */
    public int size() {
        return entries.size();
    }

    /** Returns what they weigh together. */
    public long weight() {
        return weight;
    }
}
