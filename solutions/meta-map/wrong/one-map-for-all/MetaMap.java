// feedback: The entries are in a static field, so all maps share them: what is put into one is found in the other.
// fails: two maps know nothing of each other
// when: static Map or static List or static Set or static HashMap or static ArrayList or static WeakHashMap
import java.lang.ref.*;
import java.util.*;

public class MetaMap<K, V> {

    record Entry<K, V>(WeakReference<K> key, WeakReference<V> value) {}

    private static final List<Entry<Object, Object>> entries = new ArrayList<>();

    private void forget() {
        entries.removeIf(entry -> entry.key().refersTo(null) || entry.value().refersTo(null));
    }

    public void put(K key, V value) {
        forget();
        entries.removeIf(entry -> entry.key().refersTo(key));
        entries.add(new Entry<>(new WeakReference<>((Object) key), new WeakReference<>((Object) value)));
    }

    @SuppressWarnings("unchecked")
    public V get(K key) {
        forget();
        for (Entry<Object, Object> entry : entries) {
            if (entry.key().refersTo(key)) {
                return (V) entry.value().get();
            }
        }
        return null;
    }

    public int size() {
        forget();
        return entries.size();
    }
}
