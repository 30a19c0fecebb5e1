// hint: 2
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    /** Every use has a number, and the smallest is the one that was longest ago. */
    private final TreeMap<Long, Row<K, V>> uses = new TreeMap<>();
    private final Map<K, Row<K, V>> rows = new HashMap<>();
    private long now;
    private long left;

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) throw new IllegalArgumentException("most");
        this.weigher = weigher;
        this.most = most;
        left = most;
    }

    public V get(K key) {
        Row<K, V> row = rows.get(key);
        if (row == null) return null;
        uses.remove(row.used);
        row.used = ++now;
        uses.put(row.used, row);
        return row.value;
    }

    public void put(K key, V value) {
        long w = weigher.applyAsLong(value);
        if (w < 0) throw new IllegalArgumentException();
        forget(key);
        if (w > most) return;
        while (left < w) forget(uses.firstEntry().getValue().key);
        Row<K, V> row = new Row<>(key, value, w);
        row.used = ++now;
        rows.put(key, row);
        uses.put(now, row);
        left -= w;
    }

    public int size() {
        return rows.size();
    }

    public long weight() {
        return most - left;
    }

    private void forget(K key) {
        Row<K, V> row = rows.remove(key);
        if (row != null) {
            uses.remove(row.used);
            left += row.weight;
        }
    }

    private static final class Row<K, V> {
        final K key;
        final V value;
        final long weight;
        long used;

        Row(K key, V value, long weight) {
            this.key = key;
            this.value = value;
            this.weight = weight;
        }
    }
}
