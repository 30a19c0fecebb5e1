import java.lang.ref.*;
import java.util.*;
import java.util.function.Function;

/** No queue: each call looks at all references. */
public class SoftCache<K, V> {

    private final TreeMap<Integer, List<Slot<K, V>>> slots = new TreeMap<>();

    private record Slot<K, V>(K key, SoftReference<V> value) {}

    public V get(K key, Function<? super K, ? extends V> loader) {
        size();
        Optional<V> found =
                slots.getOrDefault(key.hashCode(), List.of()).stream()
                        .filter(slot -> slot.key().equals(key))
                        .map(slot -> slot.value().get())
                        .filter(Objects::nonNull)
                        .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        V value = loader.apply(key);
        if (value != null) {
            slots.computeIfAbsent(key.hashCode(), hash -> new ArrayList<>(1))
                    .add(new Slot<>(key, new SoftReference<>(value)));
        }
        return value;
    }

    public int size() {
        slots.values().forEach(list -> list.removeIf(slot -> slot.value().refersTo(null)));
        slots.values().removeIf(List::isEmpty);
        return slots.values().stream().mapToInt(List::size).sum();
    }
}
