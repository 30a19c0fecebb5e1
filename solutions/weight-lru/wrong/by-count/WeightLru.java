// feedback: Entries go by a rule that does not ask what they weigh. A number of entries says nothing of bytes: the heap was full before one had to go.
// fails: 4,000 values of 64 KB go through a cache of 8 MB in a heap of 32 MB
// when: fails "weight() and size() are those of the values"
// when: says /OutOfMemoryError after [0-9,]+ values of 64 KB/
// when: says /weight\(\) of a cache of 10 is 1[0-9], after 1 more were put/
// when: uses LinkedHashMap
// when: uses Map.Entry
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
