// hint: 1
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    private static final class Entry<K, V> {
        final WeakReference<K> key;
        WeakReference<V> value;

        Entry(K key) {
            this.key = new WeakReference<>(key);
        }

        boolean isAlive() {
            return !key.refersTo(null) && !value.refersTo(null);
        }
    }

    private final NavigableMap<Integer, List<Entry<K, V>>> buckets = new TreeMap<>();

    public void put(K key, V value) {
        size();
        var bucket = buckets.computeIfAbsent(System.identityHashCode(key), hash -> new LinkedList<>());
        var entry = bucket.stream().filter(each -> each.key.refersTo(key)).findAny().orElse(null);
        if (entry == null) {
            entry = new Entry<>(key);
            bucket.add(entry);
        }
        entry.value = new WeakReference<>(value);
    }

    public V get(K key) {
        return buckets.getOrDefault(System.identityHashCode(key), List.of()).stream()
                .filter(entry -> entry.key.refersTo(key))
                .findAny()
                .map(entry -> entry.value.get())
                .orElse(null);
    }

    /** Looks at each entry; no queue. */
    public int size() {
        int living = 0;
        for (var all = buckets.values().iterator(); all.hasNext(); ) {
            var bucket = all.next();
            bucket.removeIf(entry -> !entry.isAlive());
            living += bucket.size();
            if (bucket.isEmpty()) {
                all.remove();
            }
        }
        return living;
    }
}
