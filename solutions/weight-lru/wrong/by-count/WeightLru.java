// feedback: A number of entries bounds this cache. It says nothing of bytes: the heap is full long before a thousand pages of 64 KB are there.
// fails: 20,000 values of 64 KB go through a cache of 16 MB in a heap of 32 MB
// when: says /OutOfMemoryError after [0-9,]+ values of 64 KB/
// when: calls LinkedHashMap.size or calls Map.size or calls HashMap.size or calls WeightLru$1.size
// when: calls *.removeEldestEntry or uses LinkedHashMap
// when: not calls Iterator.remove
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private long weight;
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > 1000;
        }
    };

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
        values.put(key, value);
        weight += w;
    }

    public int size() {
        return values.size();
    }

    public long weight() {
        return weight;
    }
}
