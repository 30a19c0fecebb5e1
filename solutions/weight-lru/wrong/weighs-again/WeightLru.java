// feedback: When a value goes, or is replaced, the weigher is asked once more. If it says something else than the first time, the sum is wrong from then on.
// fails: a value weighs what the weigher said when it was put, and the weigher is asked once
// when: says /weight\(\): c of 4 was put beside a and b of 4/
// when: passes "a value that is replaced"
// when: passes "as many go as have to"
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

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
        V before = values.remove(key);
        if (before != null) weight -= weigher.applyAsLong(before);
        if (w > most) return;
        var eldest = values.values().iterator();
        while (most - weight < w && eldest.hasNext()) {
            weight -= weigher.applyAsLong(eldest.next());
            eldest.remove();
        }
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
