// feedback: A value that is there already is not weighed when it is put again. It may have changed meanwhile: what counts is what the weigher says at the last put().
// fails: a value weighs what the weigher said when it was put, and the weigher is asked once
// when: says /is the same value each time\]\s*expected: 2\s*but was: 1/
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.function.ToLongFunction;

/** A cache that is bounded by what its values weigh. */
public class WeightLru<K, V> {

    private static final class Entry<K, V> {
        final K key;
        final V value;
        final long weight;

        Entry(K key, V value, long weight) {
            this.key = key;
            this.value = value;
            this.weight = weight;
        }
    }

    private final ToLongFunction<? super V> weigher;
    private final long most;
    private LinkedHashMap<K, Entry<K, V>> entries = new LinkedHashMap<>();
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
        Entry<K, V> entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        touch(entry);
        return entry.value;
    }

    private void touch(Entry<K, V> entry) {
        entries.remove(entry.key);
        entries.put(entry.key, entry);
    }

    /** Keeps a value, in the place of another one if the key has one. */
    public void put(K key, V value) {
        Entry<K, V> there = entries.get(key);
        if (there != null && there.value == value) {
            touch(there);
            return;
        }
        long added = weigher.applyAsLong(value);
        if (added < 0) {
            throw new IllegalArgumentException("negative weight: " + added);
        }
        Entry<K, V> old = entries.remove(key);
        if (old != null) {
            weight -= old.weight;
        }
        if (added <= most) {
            Iterator<Entry<K, V>> oldest = entries.values().iterator();
            while (weight > most - added) {
                weight -= oldest.next().weight;
                oldest.remove();
            }
            entries.put(key, new Entry<>(key, value, added));
            weight += added;
        }
        shrink();
    }

    /** A map keeps its table at the size that it once needed. */
    private void shrink() {
        peak = Math.max(peak, entries.size());
        if (peak > 64 && entries.size() < peak / 2) {
            LinkedHashMap<K, Entry<K, V>> smaller =
                    new LinkedHashMap<>(Math.max(16, entries.size() * 3 / 2));
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
