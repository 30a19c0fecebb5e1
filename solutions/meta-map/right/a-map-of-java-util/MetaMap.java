// hint: 2
import java.lang.ref.*;
import java.util.*;

/** A map of java.util, whose queue only tells that there is something to tidy. */
public class MetaMap<K, V> extends AbstractMap<K, V> {

    private final class Slot {
        final WeakReference<Object> key;
        final WeakReference<V> value;

        Slot(Object key, V value) {
            this.key = new WeakReference<>(key, queue);
            this.value = new WeakReference<>(value, queue);
        }
    }

    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private Set<Slot> slots = new LinkedHashSet<>();

    private Optional<Slot> slot(Object key) {
        return slots.stream().filter(slot -> slot.key.refersTo(key)).findFirst();
    }

    private void tidy() {
        boolean any = false;
        while (queue.poll() != null) {
            any = true;
        }
        if (any) {
            Set<Slot> living = new LinkedHashSet<>();
            for (Slot slot : slots) {
                if (slot.key.get() != null && slot.value.get() != null) {
                    living.add(slot);
                }
            }
            slots = living;
        }
    }

    @Override
    public V put(K key, V value) {
        tidy();
        V earlier = get(key);
        slot(key).ifPresent(slots::remove);
        slots.add(new Slot(key, value));
        return earlier;
    }

    @Override
    public V get(Object key) {
        return slot(key).map(slot -> slot.value.get()).orElse(null);
    }

    @Override
    public int size() {
        tidy();
        return slots.size();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        throw new UnsupportedOperationException();
    }
}
