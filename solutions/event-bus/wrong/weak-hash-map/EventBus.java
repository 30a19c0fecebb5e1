// feedback: A WeakHashMap finds its keys by equals and hashCode: of two owners that are equal only one is there. And it has an order of its own.
// fails: equals() and hashCode() of an owner are not called
// when: uses WeakHashMap
import java.lang.ref.*;
import java.util.*;
import java.util.function.*;

public class EventBus<E> {

    private final Map<Object, List<BiConsumer<Object, E>>> handlers = new WeakHashMap<>();

    @SuppressWarnings("unchecked")
    public <O> void subscribe(O owner, BiConsumer<? super O, ? super E> handler) {
        handlers.computeIfAbsent(owner, key -> new ArrayList<>()).add((BiConsumer<Object, E>) (BiConsumer<?, ?>) handler);
    }

    public void unsubscribe(Object owner) {
        handlers.remove(owner);
    }

    public void publish(E event) {
        RuntimeException first = null;
        for (var each : new ArrayList<>(handlers.entrySet())) {
            for (var handler : List.copyOf(each.getValue())) {
                if (handlers.containsKey(each.getKey())) {
                    try {
                        handler.accept(each.getKey(), event);
                    } catch (RuntimeException e) {
                        first = first == null ? e : first;
                    }
                }
            }
        }
        if (first != null) throw first;
    }

    public int size() {
        return handlers.values().stream().mapToInt(List::size).sum();
    }
}
